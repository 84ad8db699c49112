import 'server-only';
import { getCommunity, getCommunityBody } from '@/lib/community/community';
import { readDatabaseClock } from '@/lib/database/clock';
import type { Transaction } from '@/lib/database/transaction';
import { type GivenSeat, type Scopes } from './grant-rules';
import type { GrantInput } from './schema';

/** True if the person holds the role, with the scope, at the moment. */
export async function isHeld(
  tx: Transaction,
  personId: string,
  { role, scope }: Pick<GrantInput, 'role' | 'scope'>,
): Promise<boolean> {
  const now = await readDatabaseClock(tx);
  const held = await tx.grant.count({
    where: {
      role,
      scope,
      revokedAt: null,
      expiresAt: { gt: now },
      person: { OR: [{ id: personId }, { mergedIntoId: personId }] },
    },
  });
  return held > 0;
}

/** Returns the number of a body's seats, and its grants in force. A null scope has neither. */
export async function seatsOn(
  tx: Transaction,
  scope: string | null,
): Promise<{ seats: number; given: GivenSeat[] }> {
  const body = scope === null ? null : getCommunityBody(scope);
  if (!body) return { seats: 0, given: [] };
  const now = await readDatabaseClock(tx);
  const grants = await tx.grant.findMany({
    where: {
      ...{ scope: body.slug, role: { in: ['member', 'chair'] } },
      ...{ revokedAt: null, expiresAt: { gt: now } },
    },
    select: { role: true, personId: true, person: { select: { mergedIntoId: true } } },
  });
  const given = grants.map(({ role, personId, person }) => ({
    ...{ role, personId: person.mergedIntoId ?? personId },
  }));
  return { seats: body.seats, given };
}

/** Other admins in force who can sign in. */
export async function countOtherAdmins(
  tx: Transaction,
  grantId: string,
  now: Date,
): Promise<number> {
  const hasUser = { users: { some: {} } };
  return tx.grant.count({
    where: {
      id: { not: grantId },
      role: 'admin',
      revokedAt: null,
      expiresAt: { gt: now },
      person: {
        OR: [hasUser, { merged: { some: hasUser } }, { mergedInto: hasUser }],
      },
    },
  });
}

/** Lists the bodies and teams that a role can be limited to. */
export async function listScopes(tx: Transaction): Promise<Scopes> {
  const teams = await tx.team.findMany({ where: { status: 'current' }, select: { slug: true } });
  const bodies = getCommunity().bodies.filter(({ members }) => members === 'granted');
  return {
    teams: new Set(teams.map(({ slug }) => slug)),
    grantedBodies: new Set(bodies.map(({ slug }) => slug)),
  };
}
