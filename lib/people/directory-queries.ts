import 'server-only';
import { storable } from '@/lib/api/text';
import { db } from '@/lib/db';
import { handleOf, nameKey } from './rules';

/** Somebody in the directory. */
export type PersonEntry = { handle: string; name: string; ircs: string[]; candidacies: number };

/** A page of the directory. */
export type Directory = { people: PersonEntry[]; total: number };

/**
 * People by handle, which is the order of their names; `after` is the handle of the last one seen.
 *
 * `search` keeps those with a name or nick that holds it, in any case. Addresses are never searched.
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
  const matching = search
    ? {
        aliases: {
          some: {
            kind: { in: ['name', 'irc'] },
            key: { contains: literally(nameKey(storable(search))) },
          },
        },
      }
    : {};
  const [rows, total] = await Promise.all([
    db.person.findMany({
      where: { ...matching, ...(after && { handle: { gt: storable(after) } }) },
      orderBy: { handle: 'asc' },
      take,
      select: {
        id: true,
        handle: true,
        name: true,
        aliases: { where: { kind: 'irc' }, orderBy: { value: 'asc' }, select: { value: true } },
      },
    }),
    db.person.count({ where: matching }),
  ]);
  const counts = await countCandidacies(rows.map(({ id }) => id));
  return {
    people: rows.map(({ id, handle, name, aliases }) => ({
      handle,
      name,
      ircs: aliases.map(({ value }) => value),
      candidacies: counts.get(id) ?? 0,
    })),
    total,
  };
}

/** Prisma hands `%`, `_` and `\\` on to LIKE, where they mean more than themselves. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
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
 * The handle under which somebody is kept, for whatever they are asked by: the handle, a nick, or a name.
 *
 * Null when there is nobody, or when a nick or name belongs to several people.
 */
export async function findHandle(asked: string): Promise<string | null> {
  const text = storable(asked).trim();
  const exact = await db.person.findUnique({ where: { handle: text }, select: { handle: true } });
  if (exact) return exact.handle;
  const byHandle = await db.person.findUnique({
    where: { handle: handleOf(text) },
    select: { handle: true },
  });
  if (byHandle) return byHandle.handle;
  const aliases = await db.personAlias.findMany({
    where: {
      kind: { in: ['irc', 'name'] },
      key: { in: [nameKey(text), nameKey(text.replace(/-/g, ' '))] },
    },
    distinct: ['personId'],
    select: { person: { select: { handle: true } } },
    take: 2,
  });
  return aliases.length === 1 ? (aliases[0]?.person.handle ?? null) : null;
}
