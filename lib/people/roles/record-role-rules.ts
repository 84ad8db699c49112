import type { Role, RoleName } from '@/lib/people/role-rules';
import { isAbout, liaisonText, namedIn, type Identity } from '@/lib/people/rules';
import { addressKey, nameKey } from '@/lib/people/name-rules';
import type { KnownRow } from '@/lib/people/identity/types';

/** A mention of a person in the record, with name, nick and address. */
export type Named = { name: string | null; irc: string | null; email: string | null };

/** A seat as the record lists it. */
export type ListedSeat = Named & { body: string; role: string | null };

/** A current team with its lead and liaisons. */
export type LedTeam = {
  slug: string;
  name: string;
  ptlName: string | null;
  ptlIrc: string | null;
  ptlEmail: string | null;
  liaisons: unknown;
};

/** A role granted by an admin. */
export type GivenRole = {
  role: RoleName;
  scope: string | null;
  reason: string;
  expiresAt: Date;
  revokedAt: Date | null;
};

/**
 * True if a mention in the record means this person: by an address, or by a name and a nick that one of their rows has
 * from the record. A name and a nick from different rows prove nothing together.
 */
export function isNamed(rows: readonly KnownRow[], mention: Named): boolean {
  const email = addressKey(mention.email);
  return rows.some(({ names, ircs, emails, verifiedEmails }) => {
    const identity: Identity = { names: [...names], ircs: [...ircs], emails: [...emails] };
    return (email !== null && verifiedEmails.includes(email)) || isAbout(identity, mention);
  });
}

/** Roles from seats on bodies. A chair and a vice-chair are members too. */
export function seatRoles(
  rows: readonly KnownRow[],
  seats: readonly ListedSeat[],
  bodyNames: ReadonlyMap<string, string>,
): Role[] {
  return seats
    .filter((seat) => isNamed(rows, seat))
    .flatMap(({ body, role }) => {
      const bodyName = bodyNames.get(body);
      if (bodyName === undefined) return [];
      const listed = (name: RoleName, words: string) =>
        recordRole(name, body, `The governance repository lists you as ${words} ${bodyName}.`);
      return [
        ...(role === 'chair' ? [listed('chair', 'chair of the')] : []),
        ...(role === 'vice-chair' ? [listed('vice-chair', 'vice-chair of the')] : []),
        listed('member', 'a member of the'),
      ];
    });
}

/** Roles from teams: lead and liaison. */
export function teamRoles(rows: readonly KnownRow[], teams: readonly LedTeam[]): Role[] {
  return teams.flatMap(({ slug, name: team, ptlName, ptlIrc, ptlEmail, liaisons }) => {
    const isLead = isNamed(rows, { name: ptlName, irc: ptlIrc, email: ptlEmail });
    const duties = new Set(
      namedIn(liaisons)
        .filter((entry) => isNamed(rows, entry))
        .map(({ role }) => liaisonText(role)),
    );
    return [
      ...(isLead
        ? [recordRole('ptl', slug, `The governance repository names you as PTL of ${team}.`)]
        : []),
      ...[...duties].map((duty) =>
        recordRole('liaison', slug, `The governance repository lists you at ${team}: ${duty}.`),
      ),
    ];
  });
}

function recordRole(name: RoleName, scope: string, reason: string): Role {
  return { name, scope, ground: 'record', reason, until: null };
}

/**
 * Roles from grants at a moment: not revoked, and before `expiresAt`. Seats on a body count only if the body's seats
 * are granted; a chair is a member too.
 */
export function grantedRoles(
  grants: readonly GivenRole[],
  grantedBodies: ReadonlySet<string>,
  at: Date,
): Role[] {
  const roles = grants
    .filter((grant) => isInForce(grant, at))
    .filter(
      ({ role, scope }) =>
        (role !== 'member' && role !== 'chair') || (scope !== null && grantedBodies.has(scope)),
    )
    .flatMap(({ role, scope, reason, expiresAt }) => {
      const given = (name: RoleName): Role => ({
        name,
        scope,
        ground: 'grant',
        reason: `Given by an admin: ${reason}`,
        until: expiresAt,
      });
      return role === 'chair' ? [given('chair'), given('member')] : [given(role)];
    });
  const isFirst = ({ name, scope }: Role, index: number) =>
    roles.findIndex((role) => role.name === name && role.scope === scope) === index;
  return roles.filter(isFirst);
}

/** True if a grant is in force at a moment. */
export function isInForce(
  { expiresAt, revokedAt }: Pick<GivenRole, 'expiresAt' | 'revokedAt'>,
  at: Date,
): boolean {
  return revokedAt === null && expiresAt > at;
}

/** Keys by which aliases are looked up: the address, name and nick of a mention. */
export function lookUpKeys({ name, irc, email }: Named): {
  email: string | null;
  name: string;
  irc: string;
} {
  return { email: addressKey(email), name: nameKey(name ?? ''), irc: nameKey(irc ?? '') };
}
