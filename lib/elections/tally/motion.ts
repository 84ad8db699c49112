/** How the members of a body voted on a motion. Members who did not vote are in `members` only. */
export type MotionVotes = {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Those who take part. */
  readonly members: number;
  /** Everybody with a seat, also those who take no part; `members` where it is left out. */
  readonly all?: number;
};

/** What a share is of: those who said yes or no, those and the abstaining, who takes part, or everybody with a seat. */
export type Denominator = 'yes-and-no' | 'cast' | 'members' | 'all-members';

/** Yes must be more than, or at least, `numerator`/`denominator` of something. */
export type Threshold = {
  readonly of: Denominator;
  readonly numerator: number;
  readonly denominator: number;
  readonly is: 'more-than' | 'at-least';
};

/** A motion passes when the quorum is there and every threshold is met. */
export type MotionRule = {
  readonly thresholds: readonly Threshold[];
  /** At least this share of the members must have voted (abstaining is voting), or null. */
  readonly quorum: { readonly numerator: number; readonly denominator: number } | null;
};

/** The outcome of a motion as the votes stand. */
export type MotionResult = {
  readonly passes: boolean;
  readonly hasQuorum: boolean;
  /** Votes in favour that this rule asks for, with the no and abstaining votes as they are. */
  readonly needed: number;
  readonly narrative: readonly string[];
};

/** More yes than no, and yes from at least a third of the members: how the OpenStack committee decides. */
export const simpleMajority: MotionRule = {
  thresholds: [
    { of: 'yes-and-no', numerator: 1, denominator: 2, is: 'more-than' },
    { of: 'members', numerator: 1, denominator: 3, is: 'at-least' },
  ],
  quorum: null,
};

/** Yes from two thirds of all members, rounded up: charter amendments and waivers at OpenStack. */
export const twoThirdsOfMembers: MotionRule = {
  thresholds: [{ of: 'members', numerator: 2, denominator: 3, is: 'at-least' }],
  quorum: null,
};

/**
 * Counts a motion.
 *
 * 1. The quorum is there when votes of any kind are at least its share of the members.
 * 2. Each threshold compares yes with a share of its base, by whole numbers: yes × denominator against
 *    numerator × base. A tie is not more than half.
 * 3. The motion passes when the quorum is there and all thresholds are met.
 *
 * @see OpenStack Technical Committee charter, "Motions"
 *
 * @example
 * countMotion({ yes: 3, no: 1, abstain: 2, members: 9 }, simpleMajority).passes; // => true
 * countMotion({ yes: 2, no: 1, abstain: 0, members: 9 }, simpleMajority).needed; // => 3
 */
export function countMotion(votes: MotionVotes, rule: MotionRule): MotionResult {
  const cast = votes.yes + votes.no + votes.abstain;
  const hasQuorum =
    !rule.quorum || cast * rule.quorum.denominator >= rule.quorum.numerator * votes.members;
  const needed = yesNeeded(votes, rule);
  const met = rule.thresholds.map((threshold) => isMet(votes, threshold));
  const passes = hasQuorum && met.every(Boolean);
  const narrative = [
    `${votes.yes} yes, ${votes.no} no, ${votes.abstain} abstain, ${votes.members - cast} of ${votes.members} did not vote.`,
    ...(rule.quorum
      ? [
          `A quorum of ${rule.quorum.numerator}/${rule.quorum.denominator} of the members ${hasQuorum ? 'has' : 'has not'} voted.`,
        ]
      : []),
    ...rule.thresholds.map(
      (threshold, i) => `Yes is ${met[i] ? '' : 'not '}${describeThreshold(threshold)}.`,
    ),
    passes ? 'The motion passes.' : 'The motion does not pass.',
  ];
  return { passes, hasQuorum, needed, narrative };
}

function isMet(votes: MotionVotes, { of, numerator, denominator, is }: Threshold): boolean {
  const share = votes.yes * denominator;
  const bar = numerator * baseOf(votes, of);
  return is === 'more-than' ? share > bar : share >= bar;
}

function baseOf({ yes, no, abstain, members, all }: MotionVotes, of: Denominator): number {
  if (of === 'all-members') return all ?? members;
  if (of === 'members') return members;
  return of === 'cast' ? yes + no + abstain : yes + no;
}

/** The fewest yes votes that meet every threshold; more than everybody where even all would not do. */
function yesNeeded(votes: MotionVotes, { thresholds }: MotionRule): number {
  const most = votes.members - votes.no - votes.abstain;
  for (let yes = 0; yes <= most; yes++) {
    if (thresholds.every((threshold) => isMet({ ...votes, yes }, threshold))) return yes;
  }
  return most + 1;
}

function describeThreshold({ of, numerator, denominator, is }: Threshold): string {
  const base = {
    'yes-and-no': 'yes and no together',
    cast: 'all votes cast',
    members: 'the members who take part',
    'all-members': 'all members',
  }[of];
  return `${is === 'more-than' ? 'more than' : 'at least'} ${numerator}/${denominator} of ${base}`;
}
