import { isOwn, type MergeRow } from './merge-rules';
import { hasRole, type Actor } from '@/lib/people/role-rules';

type Acting = Pick<Actor, 'personId' | 'roles'>;

/** Why somebody may not say that a person of the record is them. */
export type ClaimRefusal = 'no-such-person' | 'not-of-record' | 'yourself' | 'already-claimed';

/** Why somebody may not claim a person, or null. `person` is the row after merges. */
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

/** Why a claim may not be approved or refused. */
export type DecisionRefusal = 'not-admin' | 'no-such-claim' | 'not-open' | 'own-claim';

/** Why an admin may not decide a claim, or null. `people` are both sides, after merges. */
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

/** Which of two rows is merged into the other: somebody of the record keeps their page, the claimed one by choice. */
export function directionOf(
  claimant: MergeRow,
  person: MergeRow,
): { fromId: string; intoId: string } {
  return claimant.origin === 'record'
    ? { fromId: person.id, intoId: claimant.id }
    : { fromId: claimant.id, intoId: person.id };
}
