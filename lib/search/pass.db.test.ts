import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from './commands';
import { searchPass } from './pass';

const bySig = (kind: string, sources?: readonly string[]): SearchKind => ({
  kind,
  title: kind,
  name: kind,
  query: Prisma.sql`select ${kind}::text, "slug", "name", '/', '', null::timestamptz from "Sig"`,
  ...(sources && { sources }),
});

/** A kind of one source, one of any, one that only commands change, and one without a query. */
const kinds = [
  bySig('of-governance', ['governance']),
  bySig('of-all'),
  bySig('of-none', []),
  { ...bySig('of-content'), query: null },
];

let state: unknown = null;

/** Moves a source to a head and runs the pass. Returns the number of documents it changed. */
async function follow(source: string, head: string): Promise<number> {
  const at = new Date('2026-04-01T10:00:00Z');
  await db.syncCursor.upsert({
    where: { source },
    create: { source, head, updatedAt: at },
    update: { head },
  });
  const { changed } = await searchPass(kinds, 'record').run({
    position: null,
    state,
    progress: () => undefined,
    signal: new AbortController().signal,
    checkpoint: async (work, kept) => {
      await work(db);
      state = JSON.parse(JSON.stringify(kept));
    },
  });
  return changed;
}

const name = (to: string) =>
  db.sig.upsert({
    where: { slug: 'books' },
    create: { slug: 'books', name: to, mission: '', status: 'active', position: 0 },
    update: { name: to },
  });

async function found(): Promise<Record<string, string>> {
  const rows = await db.searchDocument.findMany({ orderBy: { kind: 'asc' } });
  return Object.fromEntries(rows.map(({ kind, title }) => [kind, title]));
}

test('a kind is indexed anew when one of its sources has brought something', async () => {
  await name('One');
  expect(await follow('governance', 'a')).toBe(3);

  await name('Two');
  expect(await follow('election', 'a')).toBe(1);
  expect(await found()).toEqual({ 'of-all': 'Two', 'of-governance': 'One', 'of-none': 'One' });

  expect(await follow('governance', 'b')).toBe(1);
  expect(await follow('governance', 'b')).toBe(0);
  expect(await found()).toEqual({ 'of-all': 'Two', 'of-governance': 'Two', 'of-none': 'One' });

  state = null; // What `--full` does.
  expect(await follow('governance', 'b')).toBe(1);
  expect(await found()).toMatchObject({ 'of-none': 'Two' });
});
