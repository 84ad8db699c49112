import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import type { KnownRow } from './types';

/** All rows that are one person, with the row that represents them. */
export type Group = {
  /** Row that the others are merged into. */
  id: string;
  handle: string;
  name: string;
  rows: (KnownRow & { id: string; origin: string })[];
};

/**
 * Returns the rows that are one person, by the id of any of them, or null.
 *
 * A verified address that the record gives to another person is left out: it is a conflict, and proves nothing.
 */
export async function getGroup(personId: string): Promise<Group | null> {
  const rows = await db.person.findMany({
    where: sameAs(personId),
    orderBy: [{ mergedIntoId: { sort: 'asc', nulls: 'first' } }, { handle: 'asc' }],
    select: {
      id: true,
      handle: true,
      name: true,
      origin: true,
      aliases: {
        where: { source: { in: ['record', 'verified'] } },
        select: { kind: true, key: true, value: true, source: true },
      },
    },
  });
  const [root] = rows;
  if (!root) return null;
  const own = rows.map(({ aliases, id, origin }) => {
    const valuesOf = (wanted: string, from: string) =>
      aliases.filter(({ kind, source }) => kind === wanted && source === from);
    return {
      id,
      origin,
      names: valuesOf('name', 'record').map(({ value }) => value),
      ircs: valuesOf('irc', 'record').map(({ value }) => value),
      emails: valuesOf('email', 'record').map(({ key }) => key),
      verifiedEmails: valuesOf('email', 'verified').map(({ key }) => key),
    };
  });
  const foreign = await addressesOfOthers(
    own.flatMap(({ verifiedEmails }) => verifiedEmails),
    own.map(({ id }) => id),
  );
  return {
    id: root.id,
    handle: root.handle,
    name: root.name,
    rows: own.map((row) => ({
      ...row,
      verifiedEmails: row.verifiedEmails.filter((email) => !foreign.has(email)),
    })),
  };
}

/** Finds the rows that are the same person as a row: those merged into it, and the one it is merged into. */
function sameAs(personId: string) {
  return {
    OR: [
      { id: personId },
      { mergedIntoId: personId },
      { merged: { some: { id: personId } } },
      { mergedInto: { merged: { some: { id: personId } } } },
    ],
  };
}

async function addressesOfOthers(keys: string[], ownIds: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.personAlias.findMany({
    where: {
      kind: 'email',
      source: 'record',
      key: { in: keys },
      personId: { notIn: ownIds },
    },
    select: { key: true },
  });
  return new Set(rows.map(({ key }) => key));
}

/** Returns the row that represents a person: itself, or the one it is merged into. Null if there is none. */
export async function getCanonicalId(
  personId: string,
  tx: Transaction = db,
): Promise<string | null> {
  const row = await tx.person.findUnique({
    where: { id: personId },
    select: { id: true, mergedIntoId: true },
  });
  return row && (row.mergedIntoId ?? row.id);
}

/** Lists all rows that are the same person as this one, including itself. A person's acts are under any of them. */
export async function listSameIds(personId: string): Promise<string[]> {
  const rows = await db.person.findMany({ where: sameAs(personId), select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Lists the ids of all rows that are the same person as the one with this handle; empty for an unknown handle. */
export async function listIdsOfHandle(handle: string): Promise<string[]> {
  const row = await db.person.findUnique({
    where: { handle: storable(handle) },
    select: { id: true },
  });
  return row ? listSameIds(row.id) : [];
}
