import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNotes } from '@/lib/checkpoints/note';
import { db } from '@/lib/database/client';
import { newLogKey } from '@/test/log-owner';
import { mailStates } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, openOne, passOne } from '@/test/motions';

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

/** Starts a worker in a process of its own, as `npm run worker` does, with sources that do not exist. */
function startWorker(settings: Record<string, string> = {}): ChildProcess {
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
      ...settings,
    },
  });
  workers.push(worker);
  return worker;
}

/** Kills a worker's whole group at once. */
async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  process.kill(-Number(worker.pid), 'SIGKILL');
  await exit;
}

test('two workers send each mail once; one killed while the server has the text sends no second', async () => {
  await openOne(await addCommittee(4));
  const first = startWorker();
  // The first text has arrived; its sender dies before the response.
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

test('the worker signs the log with the key of the settings, for the mail of a decision and the file', async () => {
  const committee = await addCommittee(1);
  await passOne(committee);
  const file = path.join(folder, 'published.txt');
  startWorker({ ROLLCALL_LOG_KEY: newLogKey().secret, ROLLCALL_LOG_FILE: file });
  const passed = () => server.received.find(({ mail }) => mail.subject?.includes('Passed'));
  await expect.poll(() => passed()?.mail.text, { timeout: 45_000 }).toBeDefined();
  await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: 45_000 }).not.toBe('');

  const [inMail] = findNotes(passed()?.mail.text ?? '').notes;
  const [inFile] = findNotes(await readFile(file, 'utf8')).notes;
  expect(inMail?.checkpoint).toMatchObject({ log: 'vote.example.org/audit' });
  expect(inFile?.checkpoint).toEqual(inMail?.checkpoint);
});

test('the worker forgets an address that was replaced more than three days ago', async () => {
  const [member] = (await addCommittee(1)).members;
  const replaced = (days: number) => new Date(Date.now() - days * 86_400_000);
  await db.formerAddress.createMany({
    data: [2, 4].map((days) => ({
      ...{ personId: member!.personId, address: `${days}@example.org` },
      replacedAt: replaced(days),
    })),
  });
  startWorker({ SMTP_URL: '' });
  const kept = async () => (await db.formerAddress.findMany()).map(({ address }) => address);
  await expect.poll(kept, { timeout: 45_000 }).toEqual(['2@example.org']);
});
