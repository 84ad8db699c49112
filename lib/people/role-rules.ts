/** Roles that an admin can grant for a time and a reason. `member` and `chair` are of a body, `ptl` is of a team. */
export const GRANTED_ROLES = [
  'admin',
  'election-official',
  'digest-editor',
  'release-manager',
  'member',
  'chair',
  'ptl',
] as const;

/** A role that can be granted. */
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** All roles. Those not in {@link GRANTED_ROLES} come only from the record. */
export type RoleName = GrantedRole | 'vice-chair' | 'liaison';

type BodyRole = 'member' | 'chair' | 'vice-chair';

type TeamRole = 'ptl' | 'liaison';

/** A role of the whole community, not of a body or a team. */
export type CommunityRole = Exclude<RoleName, BodyRole | TeamRole>;

/** Scope of a role: a body or a team by its slug, or the community. */
type ScopeOf<Name extends RoleName> = Name extends BodyRole
  ? { body: string }
  : Name extends TeamRole
    ? { team: string }
    : 'community';

/** A role that a person holds at a moment, with the reason. */
export type Role = {
  name: RoleName;
  /** Slug of a body (member, chair, vice-chair) or a team (ptl, liaison); null for a role of the community. */
  scope: string | null;
  ground: 'record' | 'grant' | 'settings';
  /** Reason for the role, as a sentence for `/account`. */
  reason: string;
  /** End of the role, or null if unknown. */
  until: Date | null;
};

/** The actor: a signed-in person with their current roles. */
export type Actor = {
  /** Person after merges. */
  personId: string;
  userId: string;
  sessionId: string;
  handle: string;
  name: string;
  /** True for a demo person. */
  isDemo: boolean;
  roles: readonly Role[];
};

/**
 * True if the actor holds a role of this body, of this team, or of the community. False if nobody is signed in.
 *
 * A chair has the role `member` too.
 */
export function hasRole<Name extends RoleName>(
  actor: Pick<Actor, 'roles'> | null,
  name: Name,
  of: ScopeOf<Name>,
): boolean {
  const scope = slugOf(of);
  return actor?.roles.some((role) => role.name === name && role.scope === scope) ?? false;
}

function slugOf(scope: ScopeOf<RoleName>): string | null {
  if (scope === 'community') return null;
  return 'body' in scope ? scope.body : scope.team;
}

/** Order of a body's members: the chair, other offices, members without one. */
export function officeRank({ role }: { role: string | null }): number {
  return role === 'chair' ? 0 : role === null ? 2 : 1;
}
