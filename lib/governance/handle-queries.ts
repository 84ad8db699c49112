import 'server-only';
import { db } from '@/lib/db';
import { nameKey } from '@/lib/people/rules';
import type { PublicPerson } from './people-rules';

/** Tells the handle of somebody by name and nick; null when nobody or more than one answers to them. */
export type HandleLookup = (person: PublicPerson | null) => string | null;

/**
 * Looks up the pages of many people at once.
 *
 * Somebody is found by name and nick together, or by a name that belongs to one person only.
 */
export async function lookUpHandles(
  people: readonly (PublicPerson | null)[],
): Promise<HandleLookup> {
  const names = new Set(people.flatMap((person) => (person ? [nameKey(person.name)] : [])));
  const rows = await db.personAlias.findMany({
    where: { kind: 'name', key: { in: [...names] } },
    select: {
      key: true,
      person: {
        select: { handle: true, aliases: { where: { kind: 'irc' }, select: { key: true } } },
      },
    },
  });
  return (person) => {
    if (!person) return null;
    const named = rows.filter(({ key }) => key === nameKey(person.name));
    const handles = new Set(named.map((row) => row.person.handle));
    if (handles.size === 1) return named[0]?.person.handle ?? null;
    const nick = nameKey(person.irc ?? '');
    const exact = named.filter((row) => row.person.aliases.some(({ key }) => key === nick));
    return new Set(exact.map((row) => row.person.handle)).size === 1
      ? (exact[0]?.person.handle ?? null)
      : null;
  };
}
