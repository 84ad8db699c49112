import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWay, noteServing } from '@/lib/operations/predecessor';
import {
  endAll,
  haveEnded,
  isRunning,
  knownProcess,
  type KnownProcess,
} from '@/lib/operations/processes';

const PORT = 3000;
const withParent = pathToFileURL(path.resolve('scripts/parent.mjs')).href;
const never = () => Promise.resolve(false);
const quiet = () => undefined;

let folder: string;
let started: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-start-'));
  started = [];
});

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Runs a one-line program, and waits until it prints a word. */
async function program(code: string): Promise<{ child: ChildProcess; word: string }> {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [word] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, word: word.toString().trim() };
}

async function known(pid: number | undefined): Promise<KnownProcess> {
  return (await knownProcess(pid ?? 0))!;
}

const STUBBORN = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('up')`;
const OBEDIENT = `setInterval(() => {}, 1e6); console.log('up')`;

async function note(main: KnownProcess, children: KnownProcess[], isEnding = false) {
  const file = path.join(folder, `serving-${PORT}.json`);
  await writeFile(file, JSON.stringify({ main, children, isEnding }));
}

const way = (mayTakeOver = never, patienceMs = 200) =>
  makeWay({ folder, port: PORT }, { mayTakeOver, say: quiet, patienceMs, graceMs: 0 });

test('a child ends when its parent is killed', async () => {
  const parent = await program(`
    const child = require('node:child_process').spawn(process.execPath,
      ['--import', '${withParent}', '-e', ${JSON.stringify(OBEDIENT)}],
      { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.stdout.once('data', () => console.log(child.pid));
    setInterval(() => {}, 1e6);`);
  const child = await known(Number(parent.word));
  expect(await isRunning(child)).toBe(true);
  parent.child.kill('SIGKILL');
  const hasEnded = await haveEnded([child], 10_000);
  await endAll([child], 5_000);
  expect(hasEnded).toBe(true);
}, 30_000);

test('what a killed start has left, and what does not end by itself, is ended', async () => {
  const main = await known((await program(OBEDIENT)).child.pid);
  const child = await known((await program(STUBBORN)).child.pid);
  await note(main, [child]);
  process.kill(main.pid, 'SIGKILL');
  expect(await haveEnded([main], 20_000)).toBe(true);
  expect(await way()).toBe('free');
  expect(await isRunning(child)).toBe(false);
}, 30_000);

test('a site in good order is left alone unless it may be taken over', async () => {
  const main = await known((await program(STUBBORN)).child.pid);
  const child = await known((await program(OBEDIENT)).child.pid);
  await note(main, [child]);
  expect(await way()).toBe('served');
  expect([await isRunning(main), await isRunning(child)]).toEqual([true, true]);

  expect(await way(() => Promise.resolve(true))).toBe('free');
  expect([await isRunning(main), await isRunning(child)]).toEqual([false, false]);
}, 30_000);

test('a site that is ending is waited for, and nobody is asked', async () => {
  const { child } = await program(STUBBORN);
  const main = await known(child.pid);
  await note(main, [], true);
  const made = way(never, 20_000);
  child.kill('SIGKILL');
  expect(await made).toBe('free');
  expect(await isRunning(main)).toBe(false);
}, 30_000);

test('another process that has the number now is not touched', async () => {
  const other = await known((await program(OBEDIENT)).child.pid);
  const former = { ...other, identity: 'before' };
  await note(former, [former]);
  expect(await way()).toBe('free');
  expect(await isRunning(other)).toBe(true);
});

test('what serves is noted down, child by child', async () => {
  const served = await noteServing(folder, PORT);
  const first = (await program(OBEDIENT)).child;
  await served.add(first.pid);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const second = await known((await program(OBEDIENT)).child.pid);
  await served.add(second.pid);
  await served.ending();
  expect(JSON.parse(await readFile(path.join(folder, `serving-${PORT}.json`), 'utf8'))).toEqual({
    main: await known(process.pid),
    children: [second],
    isEnding: true,
  });
  await served.clear();
  expect(await way()).toBe('free');
});
