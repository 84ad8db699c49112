import { hasRole, type Actor } from '@/lib/people/role-rules';
import { earliestDecision, isVotingOver, takesVotes } from './clock-rules';
import { seatOf } from './electorate-rules';
import type { MotionRefusal } from './messages';
import {
  standingOf,
  type Capacity,
  type Elector,
  type MotionFacts,
  type MotionRule,
} from './rules';

/** Who acts: somebody with roles, or nobody who has signed in. */
export type Who = Pick<Actor, 'personId' | 'roles'> | null;

/** The team that looks after releases: whoever leads it, or speaks for it where it is led in a distributed way. */
const RELEASE_TEAM = 'release-management';

/** Whether somebody may do what the chair of a body may. */
export function isChair(
  who: Who,
  body: string,
  { viceChairActs }: Pick<MotionRule, 'viceChairActs'>,
): boolean {
  return hasRole(who, 'chair', body) || (viceChairActs && hasRole(who, 'vice-chair', body));
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
  const mayOpen = isChair(who, facts.body, rule) || hasRole(who, 'member', facts.body);
  if (rule.openedBy === 'any-member' ? !mayOpen : !isChair(who, facts.body, rule)) {
    return rule.openedBy === 'any-member' ? 'not-member' : 'not-chair';
  }
  if (facts.state !== 'proposed') return isDecided(facts) ? 'decided' : 'already-open';
  const seconders = new Set(
    facts.approvals
      .filter(({ capacity, personId }) => capacity === 'second' && personId !== facts.proposerId)
      .map(({ personId }) => personId),
  );
  if (seconders.size < rule.seconds) return 'seconds-missing';
  const earliest = earliestDecision({ clockStartedAt: now }, rule);
  const isTooSoon =
    closesAt !== null && (closesAt <= now || (earliest !== null && closesAt < earliest));
  return isTooSoon ? 'ends-too-soon' : null;
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

/** Why a motion may not be withdrawn: its proposer and, where the chair leads, the chair may until it is decided. */
export function refuseWithdrawal(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
): MotionRefusal | null {
  return refuseAuthor(who, facts, rule) ?? (isDecided(facts) ? 'decided' : null);
}

/** Why the text may not be revised; `revision` is the one that was edited. */
export function refuseRevision(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  { revision, now }: { revision: number; now: Date },
): MotionRefusal | null {
  const refusal = refuseAuthor(who, facts, rule);
  if (refusal) return refusal;
  if (isDecided(facts)) return 'decided';
  if (isVotingOver(facts, now)) return 'voting-over';
  return revision === facts.revision ? null : 'revised-meanwhile';
}

/** Why a vote may not be cast; `revision` is the one that was read. */
export function refuseVote(
  who: Who,
  facts: MotionFacts,
  { revision, now }: { revision: number; now: Date },
): MotionRefusal | null {
  const refusal = refuseElector(who, facts, now);
  if (refusal) return refusal;
  if (electorOf(who, facts, now)?.recusedAt) return 'recused';
  return revision === facts.revision ? null : 'revised-meanwhile';
}

/** Why somebody may not recuse themselves. */
export function refuseRecusal(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  const refusal = refuseElector(who, facts, now);
  if (refusal) return refusal;
  return electorOf(who, facts, now)?.recusedAt ? 'already-recused' : null;
}

/** Why a recusal may not be taken back. */
export function refuseReturn(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  const refusal = refuseElector(who, facts, now);
  if (refusal) return refusal;
  return electorOf(who, facts, now)?.recusedAt ? null : 'not-recused';
}

/** Why a consent may not be given. A lead who is the proposer may give it; nobody seconds their own motion. */
export function refuseApproval(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  { capacity, now }: { capacity: Capacity; now: Date },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  const isAsked = capacity === 'second' ? rule.seconds > 0 : rule.approvals.includes(capacity);
  if (!isAsked) return 'not-asked-for';
  const refusal = refuseCapacity(who, facts, capacity) ?? refuseConsentState(facts, capacity, now);
  if (refusal) return refusal;
  return hasApproved(who, facts, capacity) ? 'already-approved' : null;
}

/** Why a consent may not be taken back. Who has lost the role in between may still do so. */
export function refuseRetraction(
  who: Who,
  facts: MotionFacts,
  { capacity, now }: { capacity: Capacity; now: Date },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (!hasApproved(who, facts, capacity)) return 'not-approved';
  return refuseConsentState(facts, capacity, now);
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
  if (revision.number !== facts.revision) return 'revised-meanwhile';
  if (facts.openedAt === null || revision.number === 1 || revision.revisedAt < facts.openedAt) {
    return 'no-revision';
  }
  return revision.clock === null ? null : 'clock-chosen';
}

/**
 * Why somebody may not close a motion.
 *
 * 1. Whoever the rule names closes what passes, and anything once the end of voting has come.
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
  if (standing.passes || standing.isClosed) return null;
  if (standing.earliestDecisionAt && now < standing.earliestDecisionAt) return 'too-early';
  if (!rule.chairLeads) return standing.isLost ? null : 'undecided';
  if (!isChair(who, facts.body, rule)) return 'does-not-pass';
  if (rule.minimumDays > 0 || standing.isLost || standing.tally.no > 0) return null;
  return standing.obstacles.some(({ is }) => is === 'objection') ? null : 'undecided';
}

function refuseCloser(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (rule.closedBy === 'chair') return isChair(who, facts.body, rule) ? null : 'not-chair';
  if (!hasRole(who, 'member', facts.body)) return 'not-member';
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

/** Votes and recusals are for who sits now, from the opening to the end of voting. */
function refuseElector(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  if (!who) return 'signed-out';
  const refusal = refuseState(facts);
  if (refusal) return refusal;
  if (isVotingOver(facts, now)) return 'voting-over';
  return hasRole(who, 'member', facts.body) && electorOf(who, facts, now) ? null : 'not-member';
}

function refuseState(facts: MotionFacts): MotionRefusal | null {
  if (takesVotes(facts.state)) return null;
  return facts.state === 'proposed' ? 'not-open' : 'decided';
}

function isDecided({ state }: MotionFacts): boolean {
  return state === 'passed' || state === 'rejected' || state === 'withdrawn';
}

function refuseCapacity(
  who: NonNullable<Who>,
  { body, team, proposerId }: MotionFacts,
  capacity: Capacity,
): MotionRefusal | null {
  const leads = (slug: string | null) =>
    slug !== null && (hasRole(who, 'ptl', slug) || hasRole(who, 'liaison', slug));
  switch (capacity) {
    case 'team-lead':
      return leads(team) ? null : 'not-team-lead';
    case 'release-lead':
      return leads(RELEASE_TEAM) || hasRole(who, 'release-manager') ? null : 'not-release-lead';
    case 'election-official':
      return hasRole(who, 'election-official') ? null : 'not-election-official';
    case 'second':
      if (!hasRole(who, 'member', body)) return 'not-member';
      return who.personId === proposerId ? 'own-motion' : null;
  }
}

/** A second is for the opening, so it comes before; other consents count until the end. */
function refuseConsentState(
  facts: MotionFacts,
  capacity: Capacity,
  now: Date,
): MotionRefusal | null {
  if (isDecided(facts)) return 'decided';
  if (capacity === 'second' && facts.state !== 'proposed') return 'already-open';
  return isVotingOver(facts, now) ? 'voting-over' : null;
}

function hasApproved(
  who: NonNullable<Who>,
  { approvals }: MotionFacts,
  capacity: Capacity,
): boolean {
  return approvals.some((given) => given.personId === who.personId && given.capacity === capacity);
}
