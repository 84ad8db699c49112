import 'server-only';
import { lowerAscii } from '@/lib/text';
import { getCommunity } from '@/lib/community/community';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { env } from '@/lib/env';
import { getGroup, type Group } from '@/lib/people/identity/group-queries';
import { grantedRoles, seatRoles, teamRoles } from './record-role-rules';
import type { Role } from '@/lib/people/role-rules';
import { listGrantedSeats, listRecordSeats, type BodySeat } from './seat-queries';

/**
 * Returns all roles of a person, with the reasons.
 *
 * They come from the current record, from grants in force at `at`, and from the settings. Only names from the record or
 * an identity provider count; stated names never do.
 */
export async function rolesOf(personId: string, at: Date): Promise<Role[]> {
  const group = await getGroup(personId);
  if (!group) return [];
  const rowIds = group.rows.map(({ id }) => id);
  const [recorded, grants, isAdmin] = await Promise.all([
    recordRoles(group),
    db.grant.findMany({
      where: { personId: { in: rowIds }, revokedAt: null, expiresAt: { gt: at } },
      orderBy: [{ role: 'asc' }, { scope: 'asc' }, { expiresAt: 'desc' }],
      select: { role: true, scope: true, reason: true, expiresAt: true, revokedAt: true },
    }),
    isNamedAdmin(rowIds),
  ]);
  return [
    ...(isAdmin ? [ADMIN_BY_SETTINGS] : []),
    ...recorded,
    ...grantedRoles(grants, bodiesWith('granted'), at),
  ];
}

const ADMIN_BY_SETTINGS: Role = {
  name: 'admin',
  scope: null,
  ground: 'settings',
  reason: 'The settings of this site (ROLLCALL_ADMIN) name your verified address.',
  until: null,
};

function bodiesWith(members: 'record' | 'granted'): Set<string> {
  const bodies = getCommunity().bodies.filter((body) => body.members === members);
  return new Set(bodies.map(({ slug }) => slug));
}

async function recordRoles({ rows }: Group): Promise<Role[]> {
  const bodies = bodiesWith('record');
  const [seats, teams] = await Promise.all([
    db.membership.findMany({
      where: { isCurrent: true, body: { in: [...bodies] } },
      orderBy: [{ body: 'asc' }, { position: 'asc' }],
      select: { body: true, name: true, irc: true, email: true, role: true },
    }),
    db.team.findMany({
      where: { status: 'current' },
      orderBy: { name: 'asc' },
      select: {
        slug: true,
        name: true,
        ptlName: true,
        ptlIrc: true,
        ptlEmail: true,
        liaisons: true,
      },
    }),
  ]);
  const names = new Map(getCommunity().bodies.map(({ slug, name }) => [slug, name]));
  return [...seatRoles(rows, seats, names), ...teamRoles(rows, teams)];
}

/** True if the settings name the verified address of a user who is this person. */
async function isNamedAdmin(rowIds: string[]): Promise<boolean> {
  if (env.adminEmails.length === 0) return false;
  const users = await db.user.findMany({
    where: { personId: { in: rowIds }, email: { not: null }, emailVerified: { not: null } },
    select: { email: true },
  });
  return users.some(({ email }) => env.adminEmails.includes(lowerAscii(email ?? '')));
}

/**
 * Lists the members of a body: the chair first, each person once.
 *
 * For a body listed in the record, `at` is ignored: the current list is returned. For a body whose seats are granted,
 * those with a grant in force at `at`. Empty for a body that the community does not have. `tx` reads in a transaction.
 */
export async function seatsOf(
  body: string,
  at: Date,
  tx: Transaction | typeof db = db,
): Promise<BodySeat[]> {
  const known = getCommunity().bodies.find(({ slug }) => slug === body);
  if (!known) return [];
  return known.members === 'granted' ? listGrantedSeats(body, at, tx) : listRecordSeats(body, tx);
}
