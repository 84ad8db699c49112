import { hasRole, type Actor, type GrantedRole } from '@/lib/people/role-rules';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/** How long a role may be given for at most, in days: two years. */
export const MAX_GRANT_DAYS = 731;

/** How long a role is given for unless the admin says otherwise, in days. */
export const USUAL_GRANT_DAYS = 365;

/** Why a role may not be given. */
export type GrantRefusal =
  | 'not-admin'
  | 'no-such-person'
  | 'scope-missing'
  | 'scope-not-needed'
  | 'no-such-team'
  | 'seats-from-record'
  | 'already-held'
  | 'own-grant'
  | 'no-seat-left'
  | 'chair-held'
  | 'ends-too-early'
  | 'ends-too-late';

/** What there is to give roles in. */
export type Scopes = { teams: ReadonlySet<string>; grantedBodies: ReadonlySet<string> };

/** A seat of a body that is given: who holds it, after merges, and as what. */
export type GivenSeat = { personId: string; role: string };

/** Whether a role is of a team, of a body, or of the community. */
export function scopeKindOf(role: GrantedRole): 'team' | 'body' | null {
  if (role === 'ptl') return 'team';
  return role === 'member' || role === 'chair' ? 'body' : null;
}

/** Why an admin may not give a role, or null; the days are the database's to check. */
export function refuseGrant(
  actor: Acting,
  { role, scope }: { role: GrantedRole; scope: string | null },
  scopes: Scopes,
): GrantRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  const kind = scopeKindOf(role);
  if (kind === null) return scope === null ? null : 'scope-not-needed';
  if (scope === null) return 'scope-missing';
  if (kind === 'team') return scopes.teams.has(scope) ? null : 'no-such-team';
  return scopes.grantedBodies.has(scope) ? null : 'seats-from-record';
}

/**
 * Why a role may not be given to a certain person, or null. `seats` is how many the body has, `given` those that are
 * in force.
 *
 * Nobody gives themself a role, an admin named by the settings neither. A body has no more members than seats, and
 * one chair.
 */
export function refuseHolder(
  actor: Acting,
  { personId, role }: GivenSeat,
  { seats, given }: { seats: number; given: readonly GivenSeat[] },
): GrantRefusal | null {
  if (actor.personId === personId) return 'own-grant';
  if (role !== 'member' && role !== 'chair') return null;
  const others = given.filter((seat) => seat.personId !== personId);
  if (role === 'chair' && others.some((seat) => seat.role === 'chair')) return 'chair-held';
  return new Set(others.map((seat) => seat.personId)).size >= seats ? 'no-seat-left' : null;
}

/** Why a grant may not be revoked. */
export type RevokeRefusal = 'not-admin' | 'no-such-grant' | 'not-in-force' | 'last-admin';

/** Why an admin may not take a grant back, or null. Somebody must be left who can give roles. */
export function refuseRevoke(
  actor: Acting,
  grant: { role: string; isInForce: boolean } | null,
  { otherAdmins, hasAdminBySettings }: { otherAdmins: number; hasAdminBySettings: boolean },
): RevokeRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  if (!grant) return 'no-such-grant';
  if (!grant.isInForce) return 'not-in-force';
  const isLast = grant.role === 'admin' && otherAdmins === 0 && !hasAdminBySettings;
  return isLast ? 'last-admin' : null;
}

/** The names of roles, for lists and choices. */
export const ROLE_TEXT: Record<GrantedRole | 'vice-chair' | 'liaison', string> = {
  admin: 'Admin',
  'election-official': 'Election official',
  'digest-editor': 'Digest editor',
  'release-manager': 'Release manager',
  member: 'Member',
  chair: 'Chair',
  'vice-chair': 'Vice-chair',
  ptl: 'PTL',
  liaison: 'Liaison',
};
