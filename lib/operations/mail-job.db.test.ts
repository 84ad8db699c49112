import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailStates } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, openOne } from '@/test/motions';

let server: MailServer;
let folder: string;
const workers: ChildProcess[] = [];

beforeEach(async () => {
  server = await startMailServer();
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-mail-'));
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A worker in a process of its own, as `npm run worker` starts it, with sources that are not there. */
function startWorker(): ChildProcess {
  const nowhere = path.join(folder, 'nowhere');
  const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
  const worker = spawn(process.execPath, [tsx, '--conditions=react-server', 'scripts/worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      DATABASE_URL: process.env.ROLLCALL_EMBEDDED_DATABASE_URL,
      ROLLCALL_DATA: folder,
      ROLLCALL_RELEASES_URL: nowhere,
      ROLLCALL_GOVERNANCE_URL: nowhere,
      ROLLCALL_ELECTION_URL: nowhere,
      NEXTAUTH_SECRET: 'a secret of this site, and of no other',
      NEXTAUTH_URL: 'https://vote.example.org',
      SMTP_URL: server.url,
      MAIL_FROM: 'rollcall@vote.example.org',
    },
  });
  workers.push(worker);
  return worker;
}

/** Ends a worker's whole group at once, without a word. */
async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  process.kill(-Number(worker.pid), 'SIGKILL');
  await exit;
}

test('two workers send each mail once; one killed while the server has the text sends no second', async () => {
  await openOne(await addCommittee(4));
  const first = startWorker();
  // The first text has come; before the answer, its sender dies.
  server.beforeAnswer = () => {
    server.beforeAnswer = () => Promise.resolve();
    return kill(first);
  };
  await expect.poll(() => server.texts.length, { timeout: 30_000 }).toBe(1);
  await Promise.all([once(startWorker(), 'spawn'), once(startWorker(), 'spawn')]);
  const ends = async () => (await mailStates('opened')).map((state) => state.split(' ')[1]).sort();
  await expect.poll(ends, { timeout: 45_000 }).toEqual(['handed-over', 'sent', 'sent', 'sent']);

  const ids = server.texts.map((raw) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
  expect(new Set(ids).size).toBe(4);
  expect(ids).toHaveLength(4);
});
