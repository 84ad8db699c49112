import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import { rebuildSearch } from '@/lib/search/commands';
import { personKind } from '@/lib/people/directory/search-queries';
import type { Transaction } from '@/lib/database/transaction';
import {
  directionOf,
  refuseClaim,
  refuseDecision,
  type ClaimRefusal,
  type DecisionRefusal,
} from './claim-rules';
import { lockIdentities } from './commands';
import { findRow, joinRows } from './merge-commands';
import type { Actor } from '@/lib/people/role-rules';
import type { ClaimInput, DecisionInput } from './schema';

/** Claims that a person in the record is the actor; an admin decides. */
export async function claimPerson(
  actor: Actor,
  { handle, reason }: ClaimInput,
): Promise<Result<{ claimId: string; handle: string }, ClaimRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const asked = await findRow(tx, { handle });
    const person = asked && (await findRow(tx, { id: asked.canonicalId }));
    const key = { claimantId: actor.personId, personId: person?.id ?? '', state: 'open' as const };
    const openClaims = person ? await tx.personClaim.count({ where: key }) : 0;
    const refusal = refuseClaim(actor, person, openClaims);
    if (refusal) return refuse(refusal);
    if (!person) return refuse('no-such-person');

    const { id: claimId } = await tx.personClaim.create({
      data: { claimantId: actor.personId, personId: person.id, reason },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: 'claim.open',
      subject: `person/${person.handle}`,
      reason,
      detail: { claim: claimId },
    });
    return ok({ claimId, handle: person.handle });
  });
}

/** Withdraws an open claim of the actor. */
export async function withdrawClaim(
  actor: Actor,
  { claimId }: { claimId: string },
): Promise<Result<{ claimId: string }, 'no-such-claim' | 'not-open'>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const claim = await tx.personClaim.findFirst({
      where: {
        id: claimId,
        claimant: { OR: [{ id: actor.personId }, { mergedIntoId: actor.personId }] },
      },
      select: { state: true, person: { select: { handle: true } } },
    });
    if (!claim) return refuse('no-such-claim');
    if (claim.state !== 'open') return refuse('not-open');
    const reason = 'The claimant withdrew the claim.';
    await closeClaim(tx, actor, { claimId, state: 'withdrawn', reason });
    await recordAudit(tx, actor, {
      action: 'claim.withdraw',
      subject: `person/${claim.person.handle}`,
      reason,
      detail: { claim: claimId },
    });
    return ok({ claimId });
  });
}

/** Approves or refuses a claim. Approving it merges the two rows. */
export async function decideClaim(
  actor: Actor,
  input: DecisionInput,
): Promise<Result<{ handle: string }, DecisionRefusal | 'same-person'>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const claim = await tx.personClaim.findUnique({
      where: { id: input.claimId },
      select: { state: true, claimantId: true, personId: true },
    });
    const claimant = claim && (await findCanonical(tx, claim.claimantId));
    const person = claim && (await findCanonical(tx, claim.personId));
    const sides = [claimant?.id ?? '', person?.id ?? ''];
    const refusal = refuseDecision(actor, claim, sides);
    if (refusal) return refuse(refusal);
    if (!claimant || !person) return refuse('no-such-claim');

    if (input.decision === 'refuse') return refuseIt(tx, actor, input, person);
    if (claimant.id === person.id) return refuse('same-person');
    return approveIt(tx, actor, input, { claimant, person });
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

async function refuseIt(
  tx: Transaction,
  actor: Actor,
  { claimId, reason }: DecisionInput,
  { handle }: Row,
) {
  await closeClaim(tx, actor, { claimId, state: 'refused', reason });
  const detail = { claim: claimId };
  await recordAudit(tx, actor, {
    action: 'claim.refuse',
    subject: `person/${handle}`,
    reason,
    detail,
  });
  return ok({ handle });
}

async function approveIt(
  tx: Transaction,
  actor: Actor,
  { claimId, reason }: DecisionInput,
  { claimant, person }: { claimant: Row; person: Row },
) {
  await closeClaim(tx, actor, { claimId, state: 'approved', reason });
  const direction = directionOf(claimant, person);
  const mergeId = await joinRows(tx, { ...direction, reason, mergedById: actor.personId });
  await rebuildSearch(tx, [personKind]);
  const [from, into] = direction.intoId === person.id ? [claimant, person] : [person, claimant];
  await recordAudit(tx, actor, {
    action: 'claim.approve',
    subject: `person/${into.handle}`,
    reason,
    detail: { claim: claimId, merge: mergeId, from: from.handle, into: into.handle },
  });
  return ok({ handle: into.handle });
}

async function findCanonical(tx: Transaction, id: string): Promise<Row | null> {
  const row = await findRow(tx, { id });
  return row && (row.canonicalId === row.id ? row : findRow(tx, { id: row.canonicalId }));
}

type Closing = { claimId: string; state: 'approved' | 'refused' | 'withdrawn'; reason: string };

async function closeClaim(
  tx: Transaction,
  { personId }: Actor,
  { claimId, state, reason }: Closing,
): Promise<void> {
  const closed = await tx.$executeRaw`
    update "PersonClaim" set "state" = ${state}, "decidedAt" = clock_timestamp(),
      "decidedById" = ${personId}::uuid, "decisionReason" = ${reason}
    where "id" = ${claimId}::uuid and "state" = 'open'`;
  if (closed !== 1) throw new Error(`Claim ${claimId} was open a moment ago.`);
}
