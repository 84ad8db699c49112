import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Mention } from '@/lib/people/rules';

/**
 * A column that refers to `Person`. Each concept lists its own in `parts.ts`; a test compares them with the database.
 */
export type PersonReference = {
  table: string;
  column: string;
  /**
   * Rows that keep the person after the record no longer names them: all, none (rows from the record itself), or those
   * that meet a condition in SQL.
   */
  keeps: 'all' | 'none' | { where: string };
  /** Key in the person's export, or the reason why the export leaves them out. */
  exported: { as: string } | { not: string };
};

/** Lists the mentions of people in a concept's record, with e-mail addresses. Only for deriving people. */
export type MentionsPart = () => Promise<Mention[]>;

/** Returns the data a concept holds on the person of these rows, by key of the export. Only for that person. */
export type HeldPart = (personIds: readonly string[]) => Promise<Record<string, unknown>>;

/** Lists the ids of people on whom anything other than the record depends: their rows are never removed. */
export async function listKeptIds(references: readonly PersonReference[]): Promise<Set<string>> {
  const queries = references.flatMap((reference) => keptBy(reference) ?? []);
  if (queries.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`${Prisma.join(queries, ' union ')}`;
  return new Set(rows.map(({ id }) => id));
}

/** SQL of a reference. Tables, columns and conditions come from the code, never from input. */
function keptBy({ table, column, keeps }: PersonReference): Prisma.Sql | null {
  if (keeps === 'none') return null;
  const condition = keeps === 'all' ? 'true' : keeps.where;
  return Prisma.raw(
    `select "${column}" as id from "${table}" where "${column}" is not null and (${condition})`,
  );
}
