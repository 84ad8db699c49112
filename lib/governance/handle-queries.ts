import 'server-only';
import { db } from '@/lib/database/client';
import { nameKey } from '@/lib/people/name-rules';
import type { PublicPerson } from './people-rules';

/** Returns a person's handle by name and nick, or null if no person or more than one matches. */
export type HandleLookup = (person: PublicPerson | null) => string | null;

/**
 * Looks up the handles of many people at once.
 *
 * A person matches by name and nick together, or by a name that belongs to one person only.
 */
export async function lookUpHandles(
  people: readonly (PublicPerson | null)[],
): Promise<HandleLookup> {
  const names = new Set(people.flatMap((person) => (person ? [nameKey(person.name)] : [])));
  const rows = await db.personAlias.findMany({
    where: { kind: 'name', source: 'record', key: { in: [...names] } },
    select: {
      key: true,
      person: {
        select: {
          handle: true,
          mergedInto: { select: { handle: true } },
          aliases: { where: { kind: 'irc', source: 'record' }, select: { key: true } },
        },
      },
    },
  });
  const known = rows.map(({ key, person: { handle, mergedInto, aliases } }) => ({
    key,
    handle: mergedInto?.handle ?? handle,
    nicks: aliases.map((alias) => alias.key),
  }));
  return (person) => {
    if (!person) return null;
    const named = known.filter(({ key }) => key === nameKey(person.name));
    const nick = nameKey(person.irc ?? '');
    const exact = named.filter(({ nicks }) => nicks.includes(nick));
    return onlyHandle(named) ?? onlyHandle(exact);
  };
}

function onlyHandle(rows: readonly { handle: string }[]): string | null {
  const handles = new Set(rows.map(({ handle }) => handle));
  const [handle] = handles;
  return handles.size === 1 ? (handle ?? null) : null;
}
