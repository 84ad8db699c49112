import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { now } from '@/lib/clock';
import { childEnvironment, env, webEnvironment } from '@/lib/env';
import { loadContent } from '@/lib/content/commands';
import { readContent } from '@/lib/content/read';
import { describeProblem } from '@/lib/formats/problems';
import { getCommunity } from '@/lib/community/community';
import { isDemoOffered } from '@/lib/community/demo-body';
import { seedDemo } from '@/lib/people/demo-commands';
import { closeSyncConnections } from '@/lib/sync/run';
import { ensureBuild } from './build';
import { isConfirmed, UnconfirmedError, type Arguments } from '@/lib/command-line';
import { makeWay, noteServing, type ServedNote } from './predecessor';
import { openDatabase } from './session';

/** Output of `npm start -- --help`. */
export const serveHelp = `
Serves Rollcall: installs what is missing, starts PostgreSQL, migrates, loads content/, builds, serves, syncs.

  npm start [-- --take-over]

  --take-over   end the Rollcall that serves at this port from this data folder, and serve in its place

Settings come from the environment: .env.example lists them. The first start takes a few minutes, the next
ones seconds. Stop it with Ctrl-C.
`;

/** Options of `npm start`. */
export const serveOptions = { 'take-over': { type: 'boolean' } } as const;

/** Serves until a signal stops it; returns true if it ended in good order. */
export async function serve({ flags }: Arguments): Promise<boolean> {
  getCommunity(); // Without a valid description no page can be shown: its problems end the start.
  const way = await makeWay(
    { folder: env.dataFolder, port: env.port },
    { mayTakeOver: () => mayTakeOver(flags['take-over'] === true), say },
  );
  const port = way === 'served' ? null : await choosePort(env.port);
  if (port === null) return false;
  const note = await noteServing(env.dataFolder, port);

  say('Starting the database …');
  const reading = readContent();
  reading.catch(() => undefined); // Reported where it is awaited, unless the database fails first.
  const database = await openDatabase();
  try {
    await ensureBuild(say);
    const { problems } = await loadContent(now(), reading);
    for (const problem of problems) say(describeProblem(problem));
    await seedDemo();
    await closeSyncConnections();
    return await serveUntilStopped({ port, webUrl: database.webUrl, note });
  } finally {
    await database.release();
    await note.clear();
  }
}

/** True if a healthy running site may be ended: by the flag, or after a prompt. */
async function mayTakeOver(hasSaidYes: boolean): Promise<boolean> {
  const question = `Rollcall is already being served at ${addressOf(env.port)}. End it and serve in its place?`;
  const command = 'npm start -- --take-over';
  try {
    return await isConfirmed(hasSaidYes, { question, command });
  } catch (error) {
    if (!(error instanceof UnconfirmedError)) throw error;
    const other = await nextFree(env.port + 1);
    say(`${error.message}. For a second one: PORT=${other} npm start`);
    return false;
  }
}

/** A site to serve: its port, the web server's database address, and the note of its processes. */
type Serving = { port: number; webUrl: string; note: ServedNote };

/** Runs the web server and a worker side by side until a signal comes or the web server ends. */
async function serveUntilStopped({ port, webUrl, note }: Serving): Promise<boolean> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping.abort();
      void note.ending();
    });
  }
  const web = startWeb(port, webUrl);
  await note.add(web.pid);
  stopping.signal.addEventListener('abort', () => web.kill('SIGTERM'));
  const isUp = answers(addressOf(port), stopping.signal);
  isUp.then(() => announce(addressOf(port), stopping.signal)).catch(() => undefined);
  const worker = keepWorking({ port, note }, isUp, stopping.signal);

  await ended(web);
  const wasAsked = stopping.signal.aborted;
  if (!wasAsked) say('The web server ended by itself; see its messages above.');
  stopping.abort();
  await worker;
  return wasAsked;
}

/** Maximum time before the worker starts if the web server has not responded by then. */
const WORKER_DELAY_MS = 30_000;

/** Runs a worker once the site is up, and starts a new one ten seconds after it has ended by itself. */
async function keepWorking(
  { port, note }: Pick<Serving, 'port' | 'note'>,
  isUp: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await Promise.race([isUp, setTimeout(WORKER_DELAY_MS, null, { signal })]).catch(() => undefined);
  while (!signal.aborted) {
    const worker = startWorker(port);
    const stop = () => worker.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    await note.add(worker.pid);
    await ended(worker);
    signal.removeEventListener('abort', stop);
    const isStopping = await setTimeout(10_000, false, { signal }).catch(() => true);
    if (isStopping) return;
    say('The sync worker had ended by itself and is started anew.');
  }
}

/** Makes a child end if this process is killed: it notices by the pipe between them. */
const WITH_PARENT = ['--import', pathToFileURL(path.resolve('scripts/parent.mjs')).href];

function startWeb(port: number, webUrl: string): ChildProcess {
  const address = ['--port', String(port), ...(env.host ? ['--hostname', env.host] : [])];
  return spawn(process.execPath, [...WITH_PARENT, path.resolve('scripts/web.mjs'), ...address], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: webEnvironment(webUrl, {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
    }),
  });
}

function startWorker(port: number): ChildProcess {
  const flags = ['--import', 'tsx', ...WITH_PARENT, '--conditions=react-server'];
  return spawn(process.execPath, [...flags, 'scripts/worker.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: childEnvironment({ PORT: String(port) }),
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) =>
    child.on('exit', () => {
      resolve();
    }),
  );
}

/** Address of the site for people on this machine. */
function addressOf(port: number): string {
  const isAny = /^(0\.0\.0\.0|::|127\.0\.0\.1|::1)?$/.test(env.host ?? '');
  return `http://${isAny ? 'localhost' : (env.host ?? '')}:${port}`;
}

/** Waits until the site responds. */
async function answers(address: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/api/v1/health`, { signal }).catch(() => null);
    if (answer?.ok) return;
    await setTimeout(100, null, { signal });
  }
}

/** Prints the site's address, and loads the pages that readers will want first. */
async function announce(address: string, signal: AbortSignal): Promise<void> {
  say(`Rollcall is at ${address}. Ctrl-C stops it.`);
  if (isDemoOffered()) say(`Try it as one of the demo people: ${address}/sign-in`);
  await warmUp(address, signal);
}

/** A page of each kind, so that the first reader does not wait for its modules to load. */
const WARM_UP = ['/', '/releases', '/teams', '/resolutions', '/elections', '/search?q=release'];

/** Requests the main pages from each web process: connections are assigned to them in turn. */
async function warmUp(address: string, signal: AbortSignal): Promise<void> {
  for (const page of [...WARM_UP, ...WARM_UP]) {
    const answer = await fetch(address + page, { signal, headers: { connection: 'close' } });
    await answer.text();
  }
}

/** Returns the port to serve on, or null if it is taken and no other is wanted. */
async function choosePort(wanted: number): Promise<number | null> {
  if (await isFree(wanted)) return wanted;
  const other = await nextFree(wanted + 1);
  if (await isRollcall(wanted)) {
    say(
      `Rollcall is already being served at http://localhost:${wanted}. For a second one: PORT=${other} npm start`,
    );
    return null;
  }
  say(`Port ${wanted} is taken by another program; ${other} is free.`);
  if (!process.stdin.isTTY) {
    say(`Start with it: PORT=${other} npm start`);
    return null;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Serve on ${other} instead? (yes/no) `);
  prompt.close();
  return /^y/i.test(answer.trim()) ? other : null;
}

async function isRollcall(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/api/v1/health`, {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'lastSync' in body;
}

async function nextFree(port: number): Promise<number> {
  return (await isFree(port)) ? port : nextFree(port + 1);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => {
      resolve(false);
    });
    probe.listen(port, () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
