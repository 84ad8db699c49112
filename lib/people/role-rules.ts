/** Roles that an admin can give, for a time and a reason. `member` and `chair` are of a body, `ptl` is of a team. */
export const GRANTED_ROLES = [
  'admin',
  'election-official',
  'digest-editor',
  'release-manager',
  'member',
  'chair',
  'ptl',
] as const;

/** A role that can be given. */
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** What somebody may be. Those not in {@link GRANTED_ROLES} come from the record alone. */
export type RoleName = GrantedRole | 'vice-chair' | 'liaison';

type BodyRole = 'member' | 'chair' | 'vice-chair';

type TeamRole = 'ptl' | 'liaison';

/** A role of the whole community: of no body and no team. */
export type CommunityRole = Exclude<RoleName, BodyRole | TeamRole>;

/** What a role has to be of, to mean anything: a body or a team by its slug, or the community. */
type ScopeOf<Name extends RoleName> = Name extends BodyRole
  ? { body: string }
  : Name extends TeamRole
    ? { team: string }
    : 'community';

/** A role somebody holds at a moment, and why. */
export type Role = {
  name: RoleName;
  /** A body's slug (member, chair, vice-chair) or a team's (ptl, liaison); null where the role is of the community. */
  scope: string | null;
  ground: 'record' | 'grant' | 'settings';
  /** Why they hold it, as a sentence for `/account`. */
  reason: string;
  /** When it ends; null when no end is known. */
  until: Date | null;
};

/** Who acts: somebody signed in, with the roles they hold at this moment. */
export type Actor = {
  /** The person, after merges. */
  personId: string;
  userId: string;
  sessionId: string;
  handle: string;
  name: string;
  /** Somebody of the seed, on a machine of one's own. */
  isDemo: boolean;
  roles: readonly Role[];
};

/**
 * Whether somebody holds a role of this body, of this team, or of the community. Nobody holds none.
 *
 * A chair is a member too: whoever makes roles gives a chair both.
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
