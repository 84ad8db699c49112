import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';
import { runSource } from './run';
import type { RunOptions } from './run-row';
import type { Item, Keyed, LedgerSource, SnapshotSource, StreamSource } from './source';

type Note = { title: string };

const now = () => new Date('2026-04-01T10:00:00Z');
const run = (options: Partial<RunOptions> = {}) => ({ now, ...options });

/** Saves notes as documents of the search, the plainest table there is. */
async function saveNotes(tx: Transaction, notes: readonly Keyed<Note>[]): Promise<void> {
  await removeNotes(
    tx,
    notes.map(({ key }) => key),
  );
  await tx.searchDocument.createMany({
    data: notes.map(({ key, value: { title } }) => ({ kind: 'x', key, title, url: '/', body: '' })),
  });
}

async function removeNotes(tx: Transaction, keys: string[]): Promise<void> {
  await tx.searchDocument.deleteMany({ where: { kind: 'x', key: { in: keys } } });
}

async function titles(): Promise<string[]> {
  const rows = await db.searchDocument.findMany({
    where: { kind: 'x' },
    orderBy: { key: 'asc' },
    select: { title: true },
  });
  return rows.map(({ title }) => title);
}

const positionOf = async (source: string) =>
  (await db.syncCursor.findUnique({ where: { source } }))?.head ?? null;

const warnings = async () =>
  (await db.syncWarning.findMany({ orderBy: { where: 'asc' } })).map(
    ({ where, message }) => `${where} ${message}`,
  );

const fault = (key: string): Warning => ({
  kind: 'malformed',
  where: `mail:${key}`,
  message: 'has no date.',
});

const note = (key: string, title: string): Item<Note> => ({ key, value: { title }, warnings: [] });

const noteOf = (number: number) =>
  note(String(number).padStart(5, '0'), `Message ${String(number)}`);

/** A mailing list with this many messages; `failAfter` breaks the connection. */
function mailingList(
  count: number,
  { failAfter = Infinity, bad = {} }: { failAfter?: number; bad?: Record<number, Item<Note>> } = {},
): StreamSource<Note> & { begins: string[] } {
  const begins: string[] = [];
  return {
    mode: 'stream',
    name: 'mail',
    title: 'A mailing list',
    schedule: '*/5 * * * *',
    passes: [],
    begins,
    async *read({ position, since }) {
      begins.push(since ? `since ${since.toISOString()}` : `after ${String(position)}`);
      await Promise.resolve();
      for (let number = Number(position ?? 0) + 1; number <= count; number += 1) {
        if (number > failAfter) throw new Error('The archive hung up.');
        yield { ...(bad[number] ?? noteOf(number)), position: String(number) };
      }
    },
    saveAll: saveNotes,
  };
}

test('a stream that breaks off keeps whole batches, and the next run goes on after them', async () => {
  const broken = mailingList(1_200, { failAfter: 1_100 });
  await expect(runSource(broken, run())).rejects.toThrow('The archive hung up.');
  expect(await titles()).toHaveLength(1_000);
  expect(await positionOf('mail')).toBeNull();
  expect(await db.syncRun.findFirst()).toMatchObject({ status: 'failed', head: null });

  const list = mailingList(1_200);
  const report = await runSource(list, run());
  expect(list.begins).toEqual(['after 1000']);
  expect(report).toMatchObject({ status: 'ok', seen: 200, changed: 200, skipped: 0 });
  expect(await titles()).toHaveLength(1_200);
  expect(await positionOf('mail')).toBe('1200');
  expect(await db.syncItem.count()).toBe(0);

  expect(await runSource(list, run())).toMatchObject({ seen: 0, changed: 0 });
  expect(await positionOf('mail')).toBe('1200');
});

test('a bad message stops neither its batch nor the stream, and is named', async () => {
  const bad = {
    2: { key: '00002', value: null, warnings: [], error: fault('00002') },
    3: note('00003', 'holds a \0 byte'),
  };
  const report = await runSource(mailingList(4, { bad }), run());
  expect(report).toMatchObject({ status: 'partial', seen: 4, changed: 2, skipped: 2 });
  expect(await titles()).toEqual(['Message 1', 'Message 4']);
  expect(await warnings()).toEqual([
    'mail:00002 has no date.',
    expect.stringMatching(/^mail:00003 could not be saved: /),
  ]);
  expect(await positionOf('mail')).toBe('4');
});

test('a stream is read from a day or from its start on request, and a dry run moves nothing', async () => {
  const list = mailingList(3);
  await runSource(list, run());
  await runSource(list, run({ since: new Date('2026-03-01T00:00:00Z') }));
  await runSource(list, run({ full: true }));
  expect(list.begins).toEqual(['after null', 'since 2026-03-01T00:00:00.000Z', 'after null']);
  expect(await titles()).toHaveLength(3);

  expect(await runSource(mailingList(5), run({ dryRun: true }))).toMatchObject({ changed: 2 });
  expect(await titles()).toHaveLength(3);
  expect(await positionOf('mail')).toBe('3');
});

/** A name service with these zones. */
function nameService(zones: readonly Item<Note>[]): SnapshotSource<Note> & { saved: number[] } {
  const saved: number[] = [];
  return {
    mode: 'snapshot',
    name: 'dns',
    title: 'A name service',
    schedule: '0 * * * *',
    passes: [],
    saved,
    async *read() {
      await Promise.resolve();
      yield* zones;
    },
    async saveAll(tx, items, at) {
      saved.push(at.getTime());
      await tx.searchDocument.deleteMany({ where: { kind: 'x' } });
      await saveNotes(tx, items);
    },
  };
}

test('a snapshot is saved whole, and only where it differs from the last', async () => {
  const service = nameService([note('a', 'One'), note('b', 'Two')]);
  expect(await runSource(service, run())).toMatchObject({ status: 'ok', seen: 2, changed: 2 });
  expect(await runSource(service, run())).toMatchObject({ status: 'ok', seen: 2, changed: 0 });
  expect(service.saved).toEqual([now().getTime()]);

  await runSource(nameService([note('b', 'Two'), note('c', 'Three')]), run());
  expect(await titles()).toEqual(['Two', 'Three']);
});

test('a zone that cannot be read is named until it can', async () => {
  const odd = { key: 'b', value: null, warnings: [], error: fault('b') };
  const report = await runSource(nameService([note('a', 'One'), odd]), run());
  expect(report).toMatchObject({ status: 'partial', changed: 1, skipped: 1 });
  expect(await warnings()).toEqual(['mail:b has no date.']);

  await runSource(nameService([note('a', 'One'), note('b', 'Two')]), run());
  expect(await warnings()).toEqual([]);
});

test('a snapshot that the database refuses leaves the last as it was', async () => {
  await runSource(nameService([note('a', 'One')]), run());
  const position = await positionOf('dns');
  const refused = nameService([note('a', 'Other'), note('b', 'holds a \0 byte')]);
  await expect(runSource(refused, run())).rejects.toThrow();
  expect(await titles()).toEqual(['One']);
  expect(await positionOf('dns')).toBe(position);
});

/** A ledger of these notes; a fingerprint is the title. */
function ledger(notes: Record<string, string>): LedgerSource<Note> & { reads: string[] } {
  const reads: string[] = [];
  return {
    mode: 'ledger',
    name: 'book',
    title: 'A book',
    schedule: '*/10 * * * *',
    passes: [],
    reads,
    list: () =>
      Promise.resolve({
        position: Object.values(notes).join(),
        entries: Object.entries(notes).map(([key, fingerprint]) => ({ key, fingerprint })),
      }),
    async *read(entries) {
      await Promise.resolve();
      for (const { key } of entries) {
        reads.push(key);
        yield note(key, notes[key] ?? '');
      }
    },
    saveAll: saveNotes,
    remove: (tx, key) => removeNotes(tx, [key]),
  };
}

test('of a ledger only what is new or changed is read, and what has gone is removed', async () => {
  await runSource(ledger({ a: 'One', b: 'Two', c: 'Three' }), run());
  const later = ledger({ b: 'Two', c: 'Drei', d: 'Four' });
  expect(await runSource(later, run())).toMatchObject({ seen: 3, changed: 3, skipped: 0 });
  expect(later.reads).toEqual(['c', 'd']);
  expect(await titles()).toEqual(['Two', 'Drei', 'Four']);
  expect(await positionOf('book')).toBe('Two,Drei,Four');
});
