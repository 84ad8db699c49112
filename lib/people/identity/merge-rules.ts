import { hasRole, type Actor } from '@/lib/people/role-rules';

/** A row of somebody, as far as merging goes. */
export type MergeRow = {
  id: string;
  /** record, sign-in, demo */
  origin: string;
  /** The row that stands for it: itself, unless it is merged. */
  canonicalId: string;
};

/** Why two rows may not be made one person. */
export type MergeRefusal =
  'not-admin' | 'no-such-person' | 'same-person' | 'already-merged' | 'wrong-way' | 'own-merge';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/**
 * Why an admin may not merge a row into another, or null.
 *
 * What is merged must stand for itself, so that no chain can come about; and a person of the record is merged into
 * persons of the record only: the page others link to is the record's. `into` is what the target stands for.
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

/** What is decided about oneself is for another admin, except for those whom the settings trust. */
export function isOwn({ personId, roles }: Acting, personIds: readonly string[]): boolean {
  const isTrusted = roles.some(({ name, ground }) => name === 'admin' && ground === 'settings');
  return !isTrusted && personIds.includes(personId);
}

/** Why a merge may not be undone, or null. */
export type UndoRefusal = 'not-admin' | 'no-such-merge' | 'already-undone';

/** Why a merge may not be undone, or null. */
export function refuseUndo(
  actor: Acting,
  merge: { undoneAt: Date | null } | null,
): UndoRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  if (!merge) return 'no-such-merge';
  return merge.undoneAt === null ? null : 'already-undone';
}
