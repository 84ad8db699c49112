import { hasRole, type Actor } from '@/lib/people/role-rules';
import { earliestEarlyEnd, earliestEnd, isVotingOver, takesVotes } from './clock-rules';
import { isCurrent, seatOf } from './electorate-rules';
import type { MotionRefusal } from './messages';
import { standingOf } from './standing-rules';
import type { Elector, MotionFacts, MotionRule, Standing } from './types';

/** Who acts: somebody with roles, or nobody who has signed in. */
export type Who = Pick<Actor, 'personId' | 'roles'> | null;

/** Whether somebody may do what the chair of a body may. */
export function isChair(
  who: Who,
  body: string,
  { viceChairActs }: Pick<MotionRule, 'viceChairActs'>,
): boolean {
  return hasRole(who, 'chair', { body }) || (viceChairActs && hasRole(who, 'vice-chair', { body }));
}

/** The elector by whom somebody counts in a motion at a moment, recused or not; null without a seat. */
export function electorOf(
  who: Who,
  facts: Pick<MotionFacts, 'electors' | 'votes'>,
  at: Date,
): Elector | null {
  return who && seatOf(who.personId, facts, at);
}

/** Why somebody may not propose a motion of this kind. Anybody who has signed in may. */
export function refuseProposal(
  who: Who,
  rule: MotionRule,
  { team }: { team: string | null },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  return rule.approvals.includes('team-lead') && team === null ? 'team-needed' : null;
}

/** Why a motion may not be opened; `closesAt` is the end of voting the chair chose, if any. */
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

/** Members other than the proposer who have seconded the text as it is now. */
function countSeconders(facts: MotionFacts, rule: MotionRule): number {
  const seconds = facts.approvals.filter(
    (consent) =>
      consent.capacity === 'second' &&
      consent.personId !== facts.proposerId &&
      isCurrent(consent, facts, rule),
  );
  return new Set(seconds.map(({ personId }) => personId)).size;
}

/** Whether somebody who may open a motion may also choose when its voting ends. */
export function mayChooseEnd(
  who: Who,
  { body }: Pick<MotionFacts, 'body'>,
  rule: Pick<MotionRule, 'endChosenBy' | 'viceChairActs'>,
): boolean {
  if (rule.endChosenBy === 'nobody') return false;
  return rule.endChosenBy === 'opener' || isChair(who, body, rule);
}

/** Why a motion may not be held: kept from a decision while the debate goes on. */
export function refuseHold(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  const refusal = refuseLead(who, facts, rule);
  if (refusal) return refusal;
  if (facts.state === 'held') return 'already-held';
  return refuseState(facts);
}

/** Why a motion that is held may not go on. */
export function refuseResume(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  const refusal = refuseLead(who, facts, rule);
  if (refusal) return refusal;
  if (isDecided(facts)) return 'decided';
  return facts.state === 'held' ? null : 'not-held';
}

/**
 * Why a motion may not be withdrawn.
 *
 * 1. A proposal is withdrawn by its proposer or, where the chair leads, by the chair.
 * 2. After the end of voting nobody withdraws: the votes decide.
 * 3. While the vote is open, its proposer may as long as the result is open: it could not be closed as passed now,
 *    and votes still to come could make it pass.
 * 4. The chair may not withdraw what others proposed when the votes that are there make it pass; the charter knows
 *    no veto.
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

/** Whether nothing keeps a motion from passing but what is named; also when nothing does. */
function waitsOnlyFor({ obstacles }: Standing, named: readonly string[]): boolean {
  return obstacles.every(({ is }) => named.includes(is));
}

/** Why the text may not be revised; `revision` is the one that was edited. */
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

/** Why something meant for one revision may not be done: the text is another by now. */
export function refuseStale(
  facts: Pick<MotionFacts, 'revision'>,
  revision: number,
): MotionRefusal | null {
  return revision === facts.revision ? null : 'revised-meanwhile';
}

/** Why links may not be added to a motion: its proposer may, admins, and the chair where the chair leads. */
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

/** Why a comment may not be hidden: admins may, and the chair where the motion is not about the chair. */
export function refuseHiding(
  who: Who,
  body: string,
  rule: Pick<MotionRule, 'chairLeads' | 'viceChairActs'> | null,
): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (hasRole(who, 'admin', 'community')) return null;
  return rule?.chairLeads && isChair(who, body, rule) ? null : 'not-chair';
}

/** Why the clock may not be chosen for a revision. It is chosen once, for the current one, and by the chair. */
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

/**
 * Why somebody may not close a motion.
 *
 * 1. Whoever the rule names closes what passes, and anything once the end of voting has come. Before an end that was
 *    announced, nothing is closed until the least voting time since the announcement is over.
 * 2. Closing what does not pass rejects it. That waits for the minimum time, and is for the chair where the chair leads.
 * 3. Where there is no minimum time or no chair leads, it also waits until nobody is left who could make it pass, or
 *    (with a chair) until somebody has said no: nobody rejects what others have not looked at yet.
 */
export function refuseClose(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  now: Date,
): MotionRefusal | null {
  const refusal = refuseCloser(who, facts, rule) ?? refuseDecision(facts);
  if (refusal) return refusal;
  const standing = standingOf(facts, rule, now);
  if (standing.isClosed) return null;
  const early = earliestEarlyEnd(facts, rule);
  if (early && now < early) return 'before-announced-end';
  if (standing.passes) return null;
  if (standing.earliestDecisionAt && now < standing.earliestDecisionAt) return 'too-early';
  if (!rule.chairLeads) return standing.isLost ? null : 'undecided';
  if (!isChair(who, facts.body, rule)) return 'does-not-pass';
  if (rule.minimumDays > 0 || standing.isLost || standing.tally.no > 0) return null;
  return standing.obstacles.some(({ is }) => is === 'objection') ? null : 'undecided';
}

function refuseCloser(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (rule.closedBy === 'chair') return isChair(who, facts.body, rule) ? null : 'not-chair';
  if (!hasRole(who, 'member', { body: facts.body })) return 'not-member';
  return rule.closedBy === 'other-member' && who.personId === facts.proposerId
    ? 'own-motion'
    : null;
}

/** A motion that is held takes no decision. */
function refuseDecision(facts: MotionFacts): MotionRefusal | null {
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

/** Why a motion in this state takes no vote and no decision; null for one that is open or on hold. */
export function refuseState(facts: MotionFacts): MotionRefusal | null {
  if (takesVotes(facts.state)) return null;
  return facts.state === 'proposed' ? 'not-open' : 'decided';
}

/** Whether a motion has been decided or withdrawn. */
export function isDecided({ state }: Pick<MotionFacts, 'state'>): boolean {
  return state === 'passed' || state === 'rejected' || state === 'withdrawn';
}
