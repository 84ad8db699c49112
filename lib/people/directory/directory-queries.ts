import 'server-only';
import { likeLiteral, storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { redactAll } from '@/lib/markup/redact';
import { handleOf, nameKey } from '@/lib/people/name-rules';

/** A person in the directory. */
export type PersonEntry = { handle: string; name: string; ircs: string[]; candidacies: number };

/** A page of the directory. */
export type Directory = { people: PersonEntry[]; total: number };

/**
 * Lists the people in the record by handle, which is the order of their names. `after` is the handle of the last one
 * seen. Rows that are one person are one entry.
 *
 * `search` keeps people with this text in a name or nick, in any case. Addresses and stated names are never searched.
 */
export async function listPeople({
  search,
  after,
  take,
}: {
  search?: string;
  after?: string;
  take: number;
}): Promise<Directory> {
  const matching = {
    origin: 'record',
    mergedIntoId: null,
    aliases: { some: { source: 'record' } },
    ...(search && { AND: [named(likeLiteral(nameKey(storable(search))))] }),
  } satisfies Prisma.PersonWhereInput;
  const nicks = {
    where: { kind: 'irc', source: 'record' },
    orderBy: { value: 'asc' },
    select: { value: true },
  } as const;
  const [rows, total] = await Promise.all([
    db.person.findMany({
      where: { ...matching, ...(after && { handle: { gt: storable(after) } }) },
      orderBy: { handle: 'asc' },
      take,
      select: {
        id: true,
        handle: true,
        name: true,
        aliases: nicks,
        merged: { select: { id: true, aliases: nicks } },
      },
    }),
    db.person.count({ where: matching }),
  ]);
  const counts = await countCandidacies(
    rows.flatMap(({ id, merged }) => [id, ...merged.map((row) => row.id)]),
  );
  return redactAll({
    people: rows.map(({ merged, ...row }) => ({
      handle: row.handle,
      name: row.name,
      ircs: [...new Set([row, ...merged].flatMap(({ aliases }) => aliases.map((a) => a.value)))],
      candidacies: [row, ...merged].reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0),
    })),
    total,
  });
}

/** Condition: the record has this text in a name or nick of the person, under any of their rows. */
function named(text: string) {
  const aliases = {
    some: { kind: { in: ['name', 'irc'] }, source: 'record', key: { contains: text } },
  };
  return { OR: [{ aliases }, { merged: { some: { aliases } } }] };
}

async function countCandidacies(personIds: string[]): Promise<Map<string, number>> {
  const rows = await db.candidacy.groupBy({
    by: ['personId'],
    where: { personId: { in: personIds } },
    _count: { _all: true },
  });
  return new Map(
    rows.flatMap(({ personId, _count }) => (personId ? [[personId, _count._all]] : [])),
  );
}

/**
 * Finds the handle of a person by a handle, a nick or a name. For rows that are one person, it is the handle of the row
 * that represents them.
 *
 * Null if there is nobody, or if a nick or name belongs to several people. Stated names are not used.
 */
export async function findHandle(asked: string): Promise<string | null> {
  const text = storable(asked).trim();
  const byHandle = (await canonicalHandle(text)) ?? (await canonicalHandle(handleOf(text)));
  if (byHandle !== null) return byHandle;
  const aliases = await db.personAlias.findMany({
    where: {
      kind: { in: ['irc', 'name'] },
      source: 'record',
      key: { in: [nameKey(text), nameKey(text.replace(/-/g, ' '))] },
    },
    distinct: ['personId'],
    select: { person: { select: canonical } },
  });
  const handles = new Set(aliases.map(({ person }) => (person.mergedInto ?? person).handle));
  const [handle] = handles;
  return handles.size === 1 ? (handle ?? null) : null;
}

const canonical = { handle: true, mergedInto: { select: { handle: true } } } as const;

async function canonicalHandle(handle: string): Promise<string | null> {
  const row = await db.person.findUnique({ where: { handle }, select: canonical });
  return row && (row.mergedInto ?? row).handle;
}
