import { hasRole, type Actor, type GrantedRole } from '@/lib/people/role-rules';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/** Maximum days of a grant: two years. */
export const MAX_GRANT_DAYS = 731;

/** Default days of a grant. */
export const USUAL_GRANT_DAYS = 365;

/** Reason a role may not be granted. */
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

/** Bodies and teams in which roles can be granted. */
export type Scopes = { teams: ReadonlySet<string>; grantedBodies: ReadonlySet<string> };

/** A granted seat on a body: its holder, after merges, and the role. */
export type GivenSeat = { personId: string; role: string };

/** Kind of scope of a role: team, body or community. */
export function scopeKindOf(role: GrantedRole): 'team' | 'body' | null {
  if (role === 'ptl') return 'team';
  return role === 'member' || role === 'chair' ? 'body' : null;
}

/** Reason an admin may not grant a role, or null. The database checks the days. */
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
 * Reason a role may not be granted to this person, or null. `seats` is the number of the body's seats, `given` are the
 * seats in force.
 *
 * Nobody may grant themselves a role, not even an admin from the settings. A body has at most as many members as seats,
 * and one chair.
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

/** Reason a grant may not be revoked. */
export type RevokeRefusal = 'not-admin' | 'no-such-grant' | 'not-in-force' | 'last-admin';

/** Reason an admin may not revoke a grant, or null. An admin who can grant roles must remain. */
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

/** Names of roles, for lists and choices. */
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
