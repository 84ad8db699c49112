import { isOwn, type MergeRow } from './merge-rules';
import { hasRole, type Actor } from '@/lib/people/role-rules';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/** Reason a person may not be claimed. */
export type ClaimRefusal = 'no-such-person' | 'not-of-record' | 'yourself' | 'already-claimed';

/** Reason the actor may not claim a person, or null. `person` is the row after merges. */
export function refuseClaim(
  { personId }: Acting,
  person: MergeRow | null,
  openClaims: number,
): ClaimRefusal | null {
  if (!person) return 'no-such-person';
  if (person.canonicalId === personId) return 'yourself';
  if (person.origin !== 'record') return 'not-of-record';
  return openClaims > 0 ? 'already-claimed' : null;
}

/** Reason a claim may not be decided. */
export type DecisionRefusal = 'not-admin' | 'no-such-claim' | 'not-open' | 'own-claim';

/** Reason an admin may not decide a claim, or null. `people` are both sides, after merges. */
export function refuseDecision(
  actor: Acting,
  claim: { state: string } | null,
  people: readonly string[],
): DecisionRefusal | null {
  if (!hasRole(actor, 'admin', 'community')) return 'not-admin';
  if (!claim) return 'no-such-claim';
  if (claim.state !== 'open') return 'not-open';
  return isOwn(actor, people) ? 'own-claim' : null;
}

/**
 * Decides which of two rows is merged into the other: a person in the record keeps their page; of two, the claimed one
 * does.
 */
export function directionOf(
  claimant: MergeRow,
  person: MergeRow,
): { fromId: string; intoId: string } {
  return claimant.origin === 'record'
    ? { fromId: person.id, intoId: claimant.id }
    : { fromId: claimant.id, intoId: person.id };
}
