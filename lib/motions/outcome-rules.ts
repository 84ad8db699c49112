import { formatCount, formatMoment } from '@/lib/time';
import { isDouble, isOutdated, isSitting } from './electorate-rules';
import { obstacleText, thresholdText } from './obstacle-rules';
import { listOf } from '@/lib/text';
import type { Uncounted } from './outcome-types';
import { isMajority } from './count-rules';
import { standingOf } from './standing-rules';
import type { Elector, MotionFacts, Standing } from './types';
import type { MotionRule } from './rule-types';

/** The rule assumed when describing votes whose own rule is no longer known. */
export const UNKNOWN_RULE = { countsProposer: true, onRevision: 'stands' } as const;

/**
 * Returns the reason why an elector's vote does not count at a given time, or why they are not among the members who
 * count; null if they count.
 */
export function uncountedReason(
  elector: Elector,
  facts: Pick<MotionFacts, 'electors' | 'votes' | 'proposerId' | 'revision'>,
  rule: Pick<MotionRule, 'countsProposer' | 'onRevision'>,
  at: Date,
): Uncounted | null {
  if (!isSitting(elector, at)) return 'left';
  if (isDouble(elector, facts, at)) return 'same-person';
  if (elector.recusedAt !== null && elector.recusedAt <= at) return 'recused';
  const isProposer = elector.personId !== null && elector.personId === facts.proposerId;
  if (isProposer && !rule.countsProposer) return 'proposer';
  return isOutdated(elector, facts, rule) ? 'outdated' : null;
}

/**
 * Describes how a motion was decided, in plain words, from the same count that decides it: the votes, who does not
 * count and why, each demand of the rule and whether it was met, and last the outcome.
 */
export function narrativeOf(facts: MotionFacts, rule: MotionRule, at: Date): string[] {
  const standing = standingOf(facts, rule, at);
  return [
    countSentence(standing),
    ...uncountedSentences(facts, rule, at),
    ...(standing.outdated.length > 0 ? [outdatedSentence(standing.outdated)] : []),
    ...(standing.onEarlierRevision > 0 ? [earlierSentence(standing.onEarlierRevision)] : []),
    ...demandSentences(standing, rule, facts),
    ...earlyEndSentences(facts, at),
    standing.passes ? 'The motion passes.' : 'The motion is rejected.',
  ];
}

function countSentence({ members, tally }: Standing): string {
  const { yes, no, abstain, notVoted } = tally;
  return `Of ${formatCount(members, 'member')} who ${members === 1 ? 'counts' : 'count'}, ${yes} said yes, ${no} no, ${abstain} abstained and ${notVoted} did not vote.`;
}

function uncountedSentences(facts: MotionFacts, rule: MotionRule, at: Date): string[] {
  const named = (why: ReturnType<typeof uncountedReason>) =>
    facts.electors
      .filter((elector) => uncountedReason(elector, facts, rule, at) === why)
      .map(({ name }) => name);
  const sentence = (names: string[], one: string, many: string) =>
    names.length > 0 ? [`${listOf(names)} ${names.length === 1 ? one : many}`] : [];
  return [
    ...sentence(
      named('recused'),
      `is recused: ${recusedWords(rule, 'no vote of theirs counts')}`,
      `are recused: ${recusedWords(rule, 'no votes of theirs count')}`,
    ),
    ...sentence(
      named('left'),
      'has no seat any more: no vote of theirs counts.',
      'have no seat any more: no vote of theirs counts.',
    ),
    ...sentence(
      named('same-person'),
      'is the same person as another member: the vote they cast last counts.',
      'are the same people as other members: the votes they cast last count.',
    ),
    ...sentence(
      named('proposer'),
      'proposed it, so their own vote does not count for it.',
      'proposed it, so their own votes do not count for it.',
    ),
  ];
}

/** Shares of all members include the recused; no other demand does. */
function recusedWords({ thresholds }: MotionRule, words: string): string {
  return thresholds.some(({ of }) => of === 'all-members')
    ? `${words}, and a share of all members still includes them.`
    : `${words}, and they are not counted among the members.`;
}

function outdatedSentence(names: readonly string[]): string {
  return `${listOf(names)} voted on an earlier text and did not confirm ${names.length === 1 ? 'that vote: it does' : 'those votes: they do'} not count.`;
}

/** States that voting ended before its announced end. */
function earlyEndSentences({ closesAt }: Pick<MotionFacts, 'closesAt'>, at: Date): string[] {
  return closesAt && at < closesAt
    ? [`Voting was announced until ${formatMoment(closesAt)}; it was closed before that.`]
    : [];
}

function earlierSentence(count: number): string {
  return `${formatCount(count, 'vote')} ${count === 1 ? 'was' : 'were'} cast on an earlier revision and not changed since; ${count === 1 ? 'it counts' : 'they count'}.`;
}

function demandSentences(standing: Standing, rule: MotionRule, facts: MotionFacts): string[] {
  return [...metSentences(standing, rule, facts), ...standing.obstacles.map(obstacleText)];
}

/** The demands that are met. The unmet ones are the obstacles. */
function metSentences(standing: Standing, rule: MotionRule, facts: MotionFacts): string[] {
  const { tally, obstacles, earliestDecisionAt: since } = standing;
  const isMissing = (is: string) => obstacles.some((obstacle) => obstacle.is === is);
  const unmet = new Set(
    obstacles.flatMap((obstacle) => (obstacle.is === 'threshold' ? [obstacle.threshold] : [])),
  );
  return [
    ...(rule.yesVotes > 0 && !isMissing('yes-votes')
      ? [`It needs ${formatCount(rule.yesVotes, 'yes vote')} and has ${tally.yes}.`]
      : []),
    ...rule.thresholds
      .filter((threshold) =>
        isMajority(threshold) ? !isMissing('not-more-yes-than-no') : !unmet.has(threshold),
      )
      .map((threshold) =>
        isMajority(threshold)
          ? `There are more yes than no: ${tally.yes} to ${tally.no}.`
          : `${tally.yes} yes of ${threshold.of === 'all-members' ? standing.all : standing.members} is ${thresholdText(threshold)}.`,
      ),
    ...(rule.quorum && !isMissing('quorum') ? ['Enough members voted for a quorum.'] : []),
    ...(rule.objectionHolds && !isMissing('objection') ? ['Nobody objected.'] : []),
    ...(rule.approvals.length > 0 && !isMissing('approval')
      ? ['The approvals that the rule asks for are there.']
      : []),
    ...(rule.minimumDays > 0 && since && !isMissing('too-early')
      ? [
          `The minimum of ${formatCount(rule.minimumDays, 'day')} was over on ${formatMoment(since)}.`,
        ]
      : []),
    ...(standing.isClosed && facts.closesAt
      ? [`Voting ended on ${formatMoment(facts.closesAt)}.`]
      : []),
  ];
}
