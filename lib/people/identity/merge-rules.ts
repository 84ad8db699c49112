import { hasRole, type Actor } from '@/lib/people/role-rules';

/** The part of a person's row that merging depends on. */
export type MergeRow = {
  id: string;
  /** Origin: record, sign-in or demo. */
  origin: string;
  /** Row that represents it: itself, unless it is merged. */
  canonicalId: string;
};

/** Reason two rows may not be merged. */
export type MergeRefusal =
  'not-admin' | 'no-such-person' | 'same-person' | 'already-merged' | 'wrong-way' | 'own-merge';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/**
 * Reason an admin may not merge a row into another, or null.
 *
 * The merged row must not be merged already, so that no chain arises. A person in the record may only be merged into
 * another person in the record, whose page others link to. `into` is the row that represents the target.
 */
export function refuseMerge(
  actor: Acting,
  from: MergeRow | null,
  into: MergeRow | null,
): MergeRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  if (!from || !into) return 'no-such-person';
  if (from.canonicalId === into.canonicalId) return 'same-person';
  if (from.canonicalId !== from.id) return 'already-merged';
  if (from.origin === 'record' && into.origin !== 'record') return 'wrong-way';
  return isOwn(actor, [from.canonicalId, into.canonicalId]) ? 'own-merge' : null;
}

/**
 * True if the decision is about the admin themselves: another admin must make it, unless the settings name this one.
 */
export function isOwn({ personId, roles }: Acting, personIds: readonly string[]): boolean {
  const isTrusted = roles.some(({ name, ground }) => name === 'admin' && ground === 'settings');
  return !isTrusted && personIds.includes(personId);
}

/** Reason a merge may not be undone. */
export type UndoRefusal = 'not-admin' | 'no-such-merge' | 'already-undone';

/** Reason a merge may not be undone, or null. */
export function refuseUndo(
  actor: Acting,
  merge: { undoneAt: Date | null } | null,
): UndoRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  if (!merge) return 'no-such-merge';
  return merge.undoneAt === null ? null : 'already-undone';
}
