import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures';
import { freePort } from '@/lib/operations/ports';
import { endAll, haveEnded, type KnownProcess } from '@/lib/operations/processes';

/** Timeout for a first start, which makes a database and reads all sources while other tests run. */
const TIMEOUT_MS = 240_000;

/** A folder that PostgreSQL can use even when root runs the tests. */
const folder = path.resolve(`.data/killed-start-${process.pid}`);

type Served = { main: KnownProcess; children: KnownProcess[] };

/** Starts the site as an operator does; `said` waits until it prints the given words. */
function start(port: number): { npm: ChildProcess; said: (words: string) => Promise<void> } {
  const npm = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ROLLCALL_EMBEDDED_DATABASE_URL: '',
      ROLLCALL_DATA: folder,
      PORT: String(port),
      NEXTAUTH_URL: `http://localhost:${port}`,
    },
  });
  let output = '';
  npm.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  return {
    npm,
    said: async (words) => {
      await expect.poll(() => output, { timeout: TIMEOUT_MS }).toContain(words);
    },
  };
}

async function served(port: number): Promise<Served> {
  return JSON.parse(await readFile(path.join(folder, `serving-${port}.json`), 'utf8')) as Served;
}

async function isAnswering(port: number): Promise<boolean> {
  return (await fetch(`http://localhost:${port}/api/v1/health`)).ok;
}

test('the next start takes over from one that was killed, whatever of it was', async () => {
  test.setTimeout(TIMEOUT_MS * 2);
  const port = await freePort();
  const up = `Rollcall is at http://localhost:${port}.`;
  try {
    const first = start(port);
    await first.said(up);
    const before = await served(port);
    first.npm.kill('SIGKILL');

    const second = start(port);
    await second.said(up);
    expect(await haveEnded([before.main, ...before.children], 0)).toBe(true);
    const meanwhile = await served(port);
    process.kill(meanwhile.main.pid, 'SIGKILL');

    const third = start(port);
    await third.said(up);
    expect(await haveEnded(meanwhile.children, 0)).toBe(true);
    expect(await isAnswering(port)).toBe(true);

    const fourth = start(port);
    await fourth.said('npm start -- --take-over');
    expect(await isAnswering(port)).toBe(true);
  } finally {
    const last = await served(port);
    await endAll([last.main], 60_000);
    await endAll(last.children, 60_000);
    const moved = await readFile(path.join(folder, 'postgres.location'), 'utf8').catch(() => null);
    if (moved) await rm(moved.trim(), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});
