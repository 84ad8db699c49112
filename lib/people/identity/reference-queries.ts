import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Mention } from '@/lib/people/rules';

/** A column that names a row of `Person`. Each concept lists its own in `parts.ts`; a test compares the database. */
export type PersonReference = {
  table: string;
  column: string;
  /**
   * Which of these rows keep the person when the record names them no longer: all, none (what the record itself
   * wrote), or those that meet a condition in SQL.
   */
  keeps: 'all' | 'none' | { where: string };
  /** Under which key the person's own export has them, or why it leaves them out. */
  exported: { as: string } | { not: string };
};

/** Every place of a concept's record that names somebody, with addresses. For the derivation of people only. */
export type MentionsPart = () => Promise<Mention[]>;

/** What a concept holds on the person of these rows, by key of the export. For that person alone. */
export type HeldPart = (personIds: readonly string[]) => Promise<Record<string, unknown>>;

/** The ids of the people that something other than the record depends on: their rows are never removed. */
export async function listKeptIds(references: readonly PersonReference[]): Promise<Set<string>> {
  const queries = references.flatMap((reference) => keptBy(reference) ?? []);
  if (queries.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`${Prisma.join(queries, ' union ')}`;
  return new Set(rows.map(({ id }) => id));
}

/** Tables, columns and conditions are written in the code, never by people. */
function keptBy({ table, column, keeps }: PersonReference): Prisma.Sql | null {
  if (keeps === 'none') return null;
  const condition = keeps === 'all' ? 'true' : keeps.where;
  return Prisma.raw(
    `select "${column}" as id from "${table}" where "${column}" is not null and (${condition})`,
  );
}
