import type { Threshold } from '@/lib/community/types';
import { formatCount } from '@/lib/time';
import { capacityText } from './messages';
import { thresholdText } from './obstacle-rules';
import { fewestOf, isMajority, shareOf } from './count-rules';
import type { MotionRule } from './rule-types';

/** The member counts that shares refer to: those who take part, and all who have a seat, including the recused. */
export type Members = { members: number; all: number };

/** Lists the demands of a kind of motion for a given number of members, one sentence each. */
export function requirementsOf(rule: MotionRule, sizes: Members): string[] {
  return [...countsOf(rule, sizes), ...consentsOf(rule), ...timesOf(rule)];
}

/** The demands on the count: votes, thresholds and quorum. */
export function countsOf(rule: MotionRule, { members, all }: Members): string[] {
  const { yesVotes, thresholds, quorum, countsProposer } = rule;
  const asks = yesVotes > 0 || thresholds.length > 0;
  return [
    ...(yesVotes > 0
      ? [
          `${formatCount(yesVotes, 'yes vote')}${countsProposer ? '' : ", not counting the proposer's"}.`,
        ]
      : []),
    ...thresholds.map((threshold) =>
      thresholdSentence(threshold, threshold.of === 'all-members' ? all : members),
    ),
    ...(quorum
      ? [
          `A vote of any kind from at least ${fractionText(quorum)} of the members: ${shareOf(members, quorum)} of ${members}.`,
        ]
      : []),
    ...(asks ? [] : ['No roll call: yes votes are not needed.']),
  ];
}

/** The requirements besides the count: consents, and no objection. */
export function consentsOf({ approvals, seconds, objectionHolds }: MotionRule): string[] {
  return [
    ...(seconds > 0
      ? [`${formatCount(seconds, 'other member')} to second it before it is opened.`]
      : []),
    ...approvals.map((capacity) => `Approval by ${capacityText[capacity]}.`),
    ...(objectionHolds
      ? ['No objection: a no vote keeps it from passing until it is taken back.']
      : []),
  ];
}

/** The minimum and maximum time. */
export function timesOf(rule: MotionRule): string[] {
  const { minimumDays, revisionRestartsClock, closesAfterDays } = rule;
  const since = revisionRestartsClock ? 'the latest text' : 'the opening';
  return [
    minimumDays > 0
      ? `At least ${formatCount(minimumDays, 'day')} since ${since}, to the second.`
      : 'No minimum time.',
    ...(closesAfterDays === null
      ? []
      : [`Voting ends ${formatCount(closesAfterDays, 'day')} after the opening.`]),
  ];
}

/** States who may choose the end of voting, and how early it may be. */
export function endSentence({ endChosenBy, leastVotingDays, minimumDays }: MotionRule): string {
  const least = formatCount(Math.max(leastVotingDays, minimumDays), 'day');
  if (endChosenBy === 'nobody') return 'Nobody chooses an end of voting.';
  const who = endChosenBy === 'chair' ? 'The chair' : 'Whoever opens it';
  return `${who} may choose one, ${least} after the opening at least.`;
}

/** States what a new text does to earlier votes and approvals, and how long it is out before a decision. */
export function revisionSentence({ onRevision, readingDays }: MotionRule): string {
  const votes =
    onRevision === 'outdated'
      ? 'Votes and approvals count again once confirmed'
      : 'Votes and approvals stand';
  return readingDays === 0
    ? `${votes}.`
    : `${votes}; no decision for ${formatCount(readingDays, 'day')}.`;
}

/** Names those who may close the motion, in words that follow "closed by". */
export function closerText({ closedBy, viceChairActs }: MotionRule): string {
  const chair = viceChairActs ? 'the chair or vice-chair' : 'the chair';
  return {
    chair,
    'other-member': 'any member but the proposer',
    'any-member': 'any member',
  }[closedBy];
}

/** Names those who may open the motion, in words that follow "opened by". */
export function openerText({ openedBy, viceChairActs }: MotionRule): string {
  if (openedBy === 'any-member') return 'any member';
  return viceChairActs ? 'the chair or vice-chair' : 'the chair';
}

/**
 * Returns the smallest number of yes votes that can pass it if nobody votes no or abstains; 0 if no
 * roll call is needed.
 *
 * @example
 * fewestYes(formalVote, 13); // => 5
 */
export function fewestYes({ yesVotes, thresholds }: MotionRule, members: number): number {
  return Math.max(yesVotes, ...thresholds.map((threshold) => fewestFor(threshold, members)));
}

/** Of the votes cast, a single yes is the whole: such a share asks for more only if others vote too. */
function fewestFor(threshold: Threshold, members: number): number {
  return isOfMembers(threshold) ? fewestOf(threshold, members) : 1;
}

/** True if a share is of members, whether taking part or all, rather than of votes. */
export function isOfMembers({ of }: Threshold): boolean {
  return of === 'members' || of === 'all-members';
}

function thresholdSentence(threshold: Threshold, members: number): string {
  if (isMajority(threshold)) return 'More yes than no; a tie rejects it.';
  if (!isOfMembers(threshold)) return `Yes from ${thresholdText(threshold)}.`;
  return `Yes from ${thresholdText(threshold)}: ${fewestFor(threshold, members)} of ${members}.`;
}

function fractionText({ numerator, denominator }: { numerator: number; denominator: number }) {
  return `${numerator}/${denominator}`;
}
