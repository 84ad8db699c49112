import { formatCount, formatMoment } from '@/lib/time';
import { isDouble, isSitting } from './electorate-rules';
import { listOf, obstacleText, thresholdText } from './messages';
import type { Uncounted } from './record';
import {
  isMajority,
  standingOf,
  type Elector,
  type MotionFacts,
  type MotionRule,
  type Standing,
} from './rules';

/** Why an elector is no part of N at a moment; null for one who is. */
export function uncountedReason(
  elector: Elector,
  facts: Pick<MotionFacts, 'electors' | 'votes' | 'proposerId'>,
  rule: Pick<MotionRule, 'countsProposer'>,
  at: Date,
): Uncounted | null {
  if (!isSitting(elector, at)) return 'left';
  if (isDouble(elector, facts, at)) return 'same-person';
  if (elector.recusedAt !== null && elector.recusedAt <= at) return 'recused';
  const isProposer = elector.personId !== null && elector.personId === facts.proposerId;
  return isProposer && !rule.countsProposer ? 'proposer' : null;
}

/**
 * How a motion was decided, in plain words, made of the same count that decides it: the votes, who does not count
 * and why, each demand of the rule and whether it was met, and the outcome last.
 */
export function narrativeOf(facts: MotionFacts, rule: MotionRule, at: Date): string[] {
  const standing = standingOf(facts, rule, at);
  return [
    countSentence(standing),
    ...uncountedSentences(facts, rule, at),
    ...(standing.onEarlierRevision > 0 ? [earlierSentence(standing.onEarlierRevision)] : []),
    ...demandSentences(standing, rule, facts),
    standing.passes ? 'The motion passes.' : 'The motion is rejected.',
  ];
}

function countSentence({ members, tally }: Standing): string {
  const { yes, no, abstain, notVoted } = tally;
  return `Of ${formatCount(members, 'member')} who count, ${yes} said yes, ${no} no, ${abstain} abstained and ${notVoted} did not vote.`;
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
      'is recused and not counted among the members.',
      'are recused and not counted among the members.',
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

function earlierSentence(count: number): string {
  return `${formatCount(count, 'vote')} ${count === 1 ? 'was' : 'were'} cast on an earlier revision and not changed since; ${count === 1 ? 'it counts' : 'they count'}.`;
}

function demandSentences(standing: Standing, rule: MotionRule, facts: MotionFacts): string[] {
  return [...metSentences(standing, rule, facts), ...standing.obstacles.map(obstacleText)];
}

/** The demands that are met; those that are not are the obstacles. */
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
          : `${tally.yes} yes of ${standing.members} is ${thresholdText(threshold)}.`,
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
