import { hasRole, type Actor } from '@/lib/people/role-rules';
import { earliestEnd, isVotingOver, takesVotes } from './clock-rules';
import { isCurrent, seatOf } from './electorate-rules';
import type { MotionRefusal } from './messages';
import { standingOf } from './standing-rules';
import type { Elector, MotionFacts, Standing } from './types';
import type { MotionRule } from './rule-types';

/** The actor, with their roles; null if signed out. */
export type Who = Pick<Actor, 'personId' | 'roles'> | null;

/** True if the actor may do what the chair of a body may. */
export function isChair(
  who: Who,
  body: string,
  { viceChairActs }: Pick<MotionRule, 'viceChairActs'>,
): boolean {
  return hasRole(who, 'chair', { body }) || (viceChairActs && hasRole(who, 'vice-chair', { body }));
}

/** Returns the elector by which the actor counts in a motion at a given time, recused or not; null without a seat. */
export function electorOf(
  who: Who,
  facts: Pick<MotionFacts, 'electors' | 'votes'>,
  at: Date,
): Elector | null {
  return who && seatOf(who.personId, facts, at);
}

/** Reason the actor may not propose a motion of this kind, or null. Anyone who is signed in may. */
export function refuseProposal(
  who: Who,
  rule: MotionRule,
  { team }: { team: string | null },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  return rule.approvals.includes('team-lead') && team === null ? 'team-needed' : null;
}

/** Reason the motion may not be opened, or null. `closesAt` is the end of voting chosen by the actor, if any. */
export function refuseOpening(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  { closesAt, now }: { closesAt: Date | null; now: Date },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  const mayOpen = isChair(who, facts.body, rule) || hasRole(who, 'member', { body: facts.body });
  if (rule.openedBy === 'any-member' ? !mayOpen : !isChair(who, facts.body, rule)) {
    return rule.openedBy === 'any-member' ? 'not-member' : 'not-chair';
  }
  if (facts.state !== 'proposed') return isDecided(facts) ? 'decided' : 'already-open';
  if (countSeconders(facts, rule) < rule.seconds) return 'seconds-missing';
  if (closesAt === null) return null;
  if (!mayChooseEnd(who, facts, rule)) return 'end-not-yours';
  return closesAt < earliestEnd(now, rule) ? 'ends-too-soon' : null;
}

/** Number of members other than the proposer who have seconded the current text. */
function countSeconders(facts: MotionFacts, rule: MotionRule): number {
  const seconds = facts.approvals.filter(
    (consent) =>
      consent.capacity === 'second' &&
      consent.personId !== facts.proposerId &&
      isCurrent(consent, facts, rule),
  );
  return new Set(seconds.map(({ personId }) => personId)).size;
}

/** True if an actor who may open a motion may also choose when its voting ends. */
export function mayChooseEnd(
  who: Who,
  { body }: Pick<MotionFacts, 'body'>,
  rule: Pick<MotionRule, 'endChosenBy' | 'viceChairActs'>,
): boolean {
  if (rule.endChosenBy === 'nobody') return false;
  return rule.endChosenBy === 'opener' || isChair(who, body, rule);
}

/** Reason the motion may not be put on hold, which keeps it from a decision while debate continues; or null. */
export function refuseHold(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  const refusal = refuseLead(who, facts, rule);
  if (refusal) return refusal;
  if (facts.state === 'held') return 'already-held';
  return refuseState(facts);
}

/** Reason a motion on hold may not be resumed, or null. */
export function refuseResume(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  const refusal = refuseLead(who, facts, rule);
  if (refusal) return refusal;
  if (isDecided(facts)) return 'decided';
  return facts.state === 'held' ? null : 'not-held';
}

/**
 * Reason the motion may not be withdrawn, or null.
 *
 * 1. A motion is withdrawn by its proposer or, where the chair leads, by the chair.
 * 2. After the end of voting nobody may withdraw it: the votes decide.
 * 3. While the vote is open, its proposer may withdraw it as long as the result is open: it could
 *    not be closed as passed now, and outstanding votes could make it pass.
 * 4. The chair may not withdraw another member's motion if the votes already cast make it pass. The
 *    charter has no veto.
 */
export function refuseWithdrawal(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  now: Date,
): MotionRefusal | null {
  const refusal = refuseAuthor(who, facts, rule);
  if (refusal) return refusal;
  if (isDecided(facts)) return 'decided';
  if (!takesVotes(facts.state)) return null;
  if (isVotingOver(facts, now)) return 'voting-over';
  const standing = standingOf(facts, rule, now);
  if (who?.personId === facts.proposerId) {
    return standing.isLost || waitsOnlyFor(standing, ['held']) ? 'result-is-clear' : null;
  }
  return waitsOnlyFor(standing, ['held', 'too-early']) ? 'passes-as-it-stands' : null;
}

/** True if the only obstacles to passing are the named ones, or if there are none. */
function waitsOnlyFor({ obstacles }: Standing, named: readonly string[]): boolean {
  return obstacles.every(({ is }) => named.includes(is));
}

/** Reason the text may not be revised, or null. `revision` is the one that was edited. */
export function refuseRevision(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  { revision, now }: { revision: number; now: Date },
): MotionRefusal | null {
  const refusal = refuseReviser(who, facts, rule);
  if (refusal) return refusal;
  if (isDecided(facts)) return 'decided';
  if (isVotingOver(facts, now)) return 'voting-over';
  if (takesVotes(facts.state) && !revisesAsChair(who, facts, rule)) {
    const hasSeat =
      hasRole(who, 'member', { body: facts.body }) && electorOf(who, facts, now) !== null;
    if (!hasSeat) return 'no-seat-to-revise';
  }
  return refuseStale(facts, revision);
}

function refuseReviser(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  if (!who) return 'signed-out';
  const isProposer = who.personId === facts.proposerId && rule.revisedBy.includes('proposer');
  if (isProposer || revisesAsChair(who, facts, rule)) return null;
  if (!rule.revisedBy.includes('chair')) return 'not-proposer';
  return rule.revisedBy.includes('proposer') ? 'not-proposer-or-chair' : 'not-chair';
}

function revisesAsChair(who: Who, { body }: MotionFacts, rule: MotionRule): boolean {
  return rule.chairLeads && rule.revisedBy.includes('chair') && isChair(who, body, rule);
}

/** Reason an action meant for one revision is refused because the text has been revised since; or null. */
export function refuseStale(
  facts: Pick<MotionFacts, 'revision'>,
  revision: number,
): MotionRefusal | null {
  return revision === facts.revision ? null : 'revised-meanwhile';
}

/**
 * Reason links may not be added to a motion, or null. Its proposer and admins may add them, and the chair where the
 * chair leads.
 */
export function refuseLinking(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule | null,
): MotionRefusal | null {
  const mayLink =
    hasRole(who, 'admin', 'community') ||
    (rule ? refuseAuthor(who, facts, rule) : 'not-proposer') === null;
  if (!mayLink) return who ? 'not-proposer-or-chair' : 'signed-out';
  return isDecided(facts) ? 'decided' : null;
}

/**
 * Reason a comment may not be hidden, or null. Admins may hide it, and the chair unless the motion is about the chair.
 */
export function refuseHiding(
  who: Who,
  body: string,
  rule: Pick<MotionRule, 'chairLeads' | 'viceChairActs'> | null,
): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (hasRole(who, 'admin', 'community')) return null;
  return rule?.chairLeads && isChair(who, body, rule) ? null : 'not-chair';
}

/** Reason the clock of a revision may not be chosen, or null. The chair chooses it, once, for the current revision. */
export function refuseClockChoice(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  revision: { number: number; revisedAt: Date; clock: 'restarts' | 'runs-on' | null; now: Date },
): MotionRefusal | null {
  const refusal = refuseLead(who, facts, rule) ?? refuseState(facts);
  if (refusal) return refusal;
  if (isVotingOver(facts, revision.now)) return 'voting-over';
  const stale = refuseStale(facts, revision.number);
  if (stale) return stale;
  if (facts.openedAt === null || revision.number === 1 || revision.revisedAt < facts.openedAt) {
    return 'no-revision';
  }
  return revision.clock === null ? null : 'clock-chosen';
}

/** A motion on hold cannot be decided. */
export function refuseDecision(facts: MotionFacts): MotionRefusal | null {
  return facts.state === 'held' ? 'held' : refuseState(facts);
}

function refuseLead(
  who: Who,
  { body }: MotionFacts,
  rule: Pick<MotionRule, 'chairLeads' | 'viceChairActs'>,
): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (!rule.chairLeads) return 'not-led';
  return isChair(who, body, rule) ? null : 'not-chair';
}

function refuseAuthor(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (who.personId === facts.proposerId) return null;
  if (!rule.chairLeads) return 'not-proposer';
  return isChair(who, facts.body, rule) ? null : 'not-proposer-or-chair';
}

/** Reason a motion in this state takes neither votes nor a decision; null while it is open or on hold. */
export function refuseState(facts: MotionFacts): MotionRefusal | null {
  if (takesVotes(facts.state)) return null;
  return facts.state === 'proposed' ? 'not-open' : 'decided';
}

/** True once a motion has been decided or withdrawn. */
export function isDecided({ state }: Pick<MotionFacts, 'state'>): boolean {
  return state === 'passed' || state === 'rejected' || state === 'withdrawn';
}
