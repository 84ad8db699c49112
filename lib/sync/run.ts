import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { codesOf, isOutage } from '@/lib/database/outage';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { NAMED, redact } from '@/lib/markup/redact';
import { SourceUnreachable } from '@/lib/formats/git';
import type { Item, Pass, Source } from './source';
import type { Progress } from '@/lib/progress';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';

/** How a run ended: see `SyncRun.status` in the schema. */
export type RunStatus = 'ok' | 'partial' | 'failed';

/** What a run did. Items looked at, written or removed, passed over; and the warnings it raised anew. */
export type RunReport = {
  source: string;
  status: RunStatus;
  startedAt: Date;
  finishedAt: Date;
  seen: number;
  changed: number;
  skipped: number;
  warnings: Warning[];
  message: string | null;
};

/** How to run: `full` reads everything anew; `dryRun` reads and counts but writes nothing. */
export type RunOptions = {
  full?: boolean;
  dryRun?: boolean;
  progress?: Progress;
  signal?: AbortSignal;
  now: () => Date;
};

/** Another process is reading this source at the moment. */
export class SourceBusy extends Error {
  override name = 'SourceBusy';
}

const silent: Progress = () => undefined;

/**
 * Reads one source and saves what is new; always leaves a run row, also of a failure.
 *
 * Each item is saved with its fingerprint and its warnings in one transaction, so a run that is killed
 * loses nothing but the item at hand and the next one goes on where it stopped. One bad item never stops
 * the rest. Two runs of a source at once are refused by an advisory lock of the database.
 *
 * @throws SourceBusy
 */
export async function runSource<Value>(
  source: Source<Value>,
  options: RunOptions,
): Promise<RunReport> {
  const unlock = await lockSource(source.name);
  try {
    return await runLocked(source, options);
  } finally {
    await unlock();
  }
}

type Tally = { seen: number; changed: number; skipped: number; warnings: Warning[] };

async function runLocked<Value>(source: Source<Value>, options: RunOptions): Promise<RunReport> {
  const startedAt = options.now();
  const runId = randomUUID();
  const tally: Tally = { seen: 0, changed: 0, skipped: 0, warnings: [] };
  if (!options.dryRun) await beginRun(source.name, runId, startedAt);

  let head: string | null = null;
  let message: string | null = null;
  try {
    head = await readSource(source, { ...options, runId, tally });
  } catch (error) {
    if (!options.dryRun)
      await failRun(runId, tally, { at: options.now(), message: wordsOf(error) });
    if (!(error instanceof SourceUnreachable)) throw error;
    message = error.message;
  }

  const finishedAt = options.now();
  const status: RunStatus = message ? 'failed' : tally.skipped > 0 ? 'partial' : 'ok';
  if (!message && !options.dryRun) await endRun(runId, { ...tally, finishedAt, status, head });
  return { source: source.name, status, startedAt, finishedAt, message, ...tally };
}

type Work = RunOptions & { runId: string; tally: Tally };

async function readSource<Value>(source: Source<Value>, work: Work): Promise<string> {
  const { full = false, dryRun = false, progress = silent, tally } = work;
  const signal = work.signal ?? new AbortController().signal;
  const cursor = await db.syncCursor.findUnique({ where: { source: source.name } });
  const known = full ? new Map<string, string>() : await knownItems(source.name);

  const collected = await source.collect({
    known,
    head: full ? null : (cursor?.head ?? null),
    progress,
    signal,
  });
  tally.seen = collected.seen;
  await takeItems(source, collected.items, work);
  if (dryRun) return collected.head;

  const states = statesOf(full ? null : cursor?.state);
  for (const pass of source.passes) {
    await runPass(source.name, pass, { ...work, head: collected.head, states, progress, signal });
  }
  if (cursor?.head !== collected.head)
    await moveCursor(source.name, collected.head, states, work.now());
  return collected.head;
}

async function knownItems(source: string): Promise<Map<string, string>> {
  const rows = await db.syncItem.findMany({
    where: { source },
    select: { key: true, fingerprint: true },
  });
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** How many items share a transaction: few enough to lose little to a kill, many enough to be quick. */
const BATCH_SIZE = 50;

/** Saves items as they come, in batches; each batch lands whole, with what is known of its items. */
async function takeItems<Value>(
  source: Source<Value>,
  items: AsyncIterable<Item<Value>>,
  work: Work,
): Promise<void> {
  let batch: Item<Value>[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_SIZE) continue;
    await takeBatch(source, batch, work);
    batch = [];
  }
  await takeBatch(source, batch, work);
}

/**
 * Saves a batch in one transaction. When the database refuses something in it, its items are saved one by
 * one, so that only the bad one is passed over.
 */
async function takeBatch<Value>(
  source: Source<Value>,
  batch: readonly Item<Value>[],
  work: Work,
): Promise<void> {
  if (batch.length === 0) return;
  try {
    if (!work.dryRun) await inTransaction((tx) => saveBatch(tx, source, batch, work));
    count(work.tally, batch);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const [only, ...others] = batch;
    if (only && others.length === 0) await refuseItem(source, only, { error, work });
    else for (const item of batch) await takeBatch(source, [item], work);
  }
}

function count<Value>(tally: Tally, batch: readonly Item<Value>[]): void {
  for (const { error, warnings } of batch) {
    if (error) tally.skipped += 1;
    else tally.changed += 1;
    tally.warnings.push(...(error ? [error] : warnings));
  }
}

/** What was saved of a bad item before stays; that it was looked at is noted all the same. */
async function saveBatch<Value>(
  tx: Transaction,
  source: Source<Value>,
  batch: readonly Item<Value>[],
  { runId, now }: Work,
): Promise<void> {
  for (const { key, value, error } of batch) {
    if (error) continue;
    if (value === null) await source.remove(tx, key);
    else await source.save(tx, value, key);
  }
  const found = batch.flatMap(({ key, warnings, error }) =>
    (error ? [error] : warnings).map((warning) => ({ scope: key, warning })),
  );
  const keys = batch.map(({ key }) => key);
  await tx.syncWarning.deleteMany({ where: { source: source.name, scope: { in: keys } } });
  await addWarnings(tx, source.name, found, { runId, at: now() });
  await noteItems(tx, source.name, batch, now());
}

async function noteItems<Value>(
  tx: Transaction,
  source: string,
  batch: readonly Item<Value>[],
  at: Date,
): Promise<void> {
  const isGone = ({ value, error }: Item<Value>) => value === null && !error;
  const gone = batch.filter(isGone).map(({ key }) => key);
  const held = batch.filter((item) => !isGone(item));
  if (gone.length > 0) await tx.syncItem.deleteMany({ where: { source, key: { in: gone } } });
  await tx.$executeRaw`
    insert into "SyncItem" (source, key, fingerprint, "importedAt")
    select ${source}, key, fingerprint, ${at}
      from unnest(${held.map(({ key }) => key)}::text[], ${held.map(({ fingerprint }) => fingerprint)}::text[])
        as held (key, fingerprint)
    on conflict (source, key) do update
      set fingerprint = excluded.fingerprint, "importedAt" = excluded."importedAt"`;
}

/** The database itself would not take the item: a value too long, a character it can't hold. */
function isDataError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    [
      'PrismaClientKnownRequestError',
      'PrismaClientValidationError',
      'PrismaClientUnknownRequestError',
      'DriverAdapterError',
    ].includes(error.name) &&
    !isOutage(error) &&
    !isConflict(error)
  );
}

/** A transaction that ran out of time, or into another one. */
function isConflict(error: Error): boolean {
  return codesOf(error).some((code) => ['P2028', 'P2034'].includes(code));
}

async function refuseItem<Value>(
  source: Source<Value>,
  item: Item<Value>,
  { error, work }: { error: Error; work: Work },
): Promise<void> {
  const reason = error.message.trim().split('\n').at(-1) ?? error.name;
  const where = `${source.name}:${item.key}`;
  const refused: Item<Value> = {
    ...item,
    error: { kind: 'malformed', where, message: `could not be saved: ${reason}` },
  };
  await inTransaction((tx) => saveBatch(tx, source, [refused], work));
  count(work.tally, [refused]);
}

type States = Record<string, unknown>;

function statesOf(state: unknown): States {
  return typeof state === 'object' && state !== null && !Array.isArray(state) ? { ...state } : {};
}

type PassWork = Work & { head: string; states: States; progress: Progress; signal: AbortSignal };

async function runPass(source: string, pass: Pass, work: PassWork): Promise<void> {
  const { head, states, progress, signal, tally } = work;
  const doneAt = `${pass.versionAtHead ?? 0}:${head}`;
  const isOncePerHead = pass.versionAtHead !== undefined;
  if (isOncePerHead && states[`${pass.name}@head`] === doneAt) return;
  const result = await pass.run({
    head,
    state: states[pass.name] ?? null,
    progress: (step) => {
      progress({ ...step, label: step.label || pass.title });
    },
    signal,
    checkpoint: async (saveWork, state) => {
      states[pass.name] = state;
      await inTransaction(async (tx) => {
        await saveWork(tx);
        await saveStates(tx, source, states, work.now());
      });
    },
  });
  tally.changed += result.changed;
  await replacePassWarnings(source, pass.name, result.warnings, work);
  if (!isOncePerHead) return;
  states[`${pass.name}@head`] = doneAt;
  await inTransaction((tx) => saveStates(tx, source, states, work.now()));
}

/** Writes only when a warning has come or gone. */
async function replacePassWarnings(
  source: string,
  pass: string,
  warnings: Warning[],
  { tally, runId, now }: PassWork,
): Promise<void> {
  const scope = `pass:${pass}`;
  const former = await db.syncWarning.findMany({ where: { source, scope } });
  const fresh = warnings.filter((warning) => !former.some((old) => isSameWarning(old, warning)));
  if (fresh.length === 0 && former.length === warnings.length) return;
  tally.warnings.push(...fresh);
  await inTransaction((tx) => replaceWarnings(tx, { source, scope, warnings, runId, at: now() }));
}

function isSameWarning(
  old: { where: string; message: string; otherWhere: string | null },
  warning: Warning,
): boolean {
  return (
    old.where === warning.where &&
    old.message === warning.message &&
    (old.otherWhere ?? undefined) === warning.otherWhere
  );
}

async function saveStates(
  tx: Transaction,
  source: string,
  states: States,
  at: Date,
): Promise<void> {
  const state = JSON.parse(JSON.stringify(states)) as object;
  await tx.syncCursor.upsert({
    where: { source },
    create: { source, state, updatedAt: at },
    update: { state, updatedAt: at },
  });
}

async function moveCursor(source: string, head: string, states: States, at: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await saveStates(tx, source, states, at);
    await tx.syncCursor.update({ where: { source }, data: { head } });
  });
}

async function replaceWarnings(
  tx: Transaction,
  {
    source,
    scope,
    warnings,
    runId,
    at,
  }: { source: string; scope: string; warnings: Warning[]; runId: string; at: Date },
): Promise<void> {
  await tx.syncWarning.deleteMany({ where: { source, scope } });
  const found = warnings.map((warning) => ({ scope, warning }));
  await addWarnings(tx, source, found, { runId, at });
}

async function addWarnings(
  tx: Transaction,
  source: string,
  found: { scope: string; warning: Warning }[],
  { runId, at }: { runId: string; at: Date },
): Promise<void> {
  if (found.length === 0) return;
  await tx.syncWarning.createMany({
    data: found.map(({ scope, warning }) => ({
      source,
      scope,
      runId,
      foundAt: at,
      ...storable(warning),
    })),
  });
}

/**
 * Warnings are public, some files are named after addresses, and a message may quote what it complains about; the
 * database holds no NUL, and nobody reads a novel.
 */
function storable(warning: Warning): Warning {
  const clean = (text: string) =>
    redact(text.replaceAll('\0', '\uFFFD').toWellFormed(), NAMED).slice(0, 1_000);
  return {
    kind: warning.kind,
    where: clean(warning.where),
    message: clean(warning.message),
    ...(warning.otherWhere === undefined ? {} : { otherWhere: clean(warning.otherWhere) }),
  };
}

/**
 * One transaction of a sync. A crash of the machine may lose the last moments of it, never half of one:
 * the next run does them again, so waiting for the disk at each item buys nothing.
 */
async function inTransaction(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`set local synchronous_commit to off`;
      await work(tx);
    },
    { maxWait: 30_000, timeout: 300_000 },
  );
}

async function beginRun(source: string, id: string, startedAt: Date): Promise<void> {
  // Holding the source's lock, any run that still says so is one that was killed.
  await db.syncRun.updateMany({
    where: { source, status: 'running' },
    data: {
      status: 'abandoned',
      message: 'The process ended before the run did; the next run went on from there.',
    },
  });
  await db.syncRun.create({ data: { id, source, startedAt, status: 'running' } });
}

async function failRun(
  id: string,
  tally: Tally,
  { at, message }: { at: Date; message: string },
): Promise<void> {
  const { seen, changed, skipped } = tally;
  await db.syncRun.update({
    where: { id },
    data: {
      status: 'failed',
      finishedAt: at,
      seen,
      changed,
      skipped,
      // It may quote the address of a repository, with somebody's name in it.
      message: redact(message, NAMED).slice(0, 1_000),
    },
  });
}

async function endRun(
  id: string,
  {
    seen,
    changed,
    skipped,
    finishedAt,
    status,
    head,
  }: Tally & { finishedAt: Date; status: RunStatus; head: string | null },
): Promise<void> {
  await db.syncRun.update({
    where: { id },
    data: { seen, changed, skipped, finishedAt, status, head },
  });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes the source's advisory lock on a session of its own; a killed process lets go of it by dying. */
async function lockSource(name: string): Promise<() => Promise<void>> {
  const client = new Client({
    connectionString: env.databaseUrl,
    application_name: `rollcall-sync-${name}`,
  });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(hashtextextended($1, 0)) as locked`,
    [`rollcall-sync:${name}`],
  );
  if (rows[0]?.locked) return () => client.end();
  await client.end();
  throw new SourceBusy(`Another process is reading ${name}; its run shows on /status.`);
}

/** Ends the connections a command leaves behind; the server keeps its own. */
export async function closeSyncConnections(): Promise<void> {
  await db.$disconnect();
}
