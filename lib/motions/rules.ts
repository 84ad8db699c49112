import { countMotion, type MotionVotes, type Threshold } from '@/lib/elections/tally/motion';
import { earliestDecision, isVotingOver, takesVotes } from './clock-rules';
import { countedElectors, isDouble, isParticipant } from './electorate-rules';

/** Where a motion is in its life. `held` takes no decision and still takes votes. */
export const MOTION_STATES = [
  'proposed',
  'open',
  'held',
  'withdrawn',
  'passed',
  'rejected',
] as const;

/** Where a motion is in its life. */
export type MotionState = (typeof MOTION_STATES)[number];

/** What a member says to a motion. */
export const CHOICES = ['yes', 'no', 'abstain'] as const;

/** What a member says to a motion. */
export type Choice = (typeof CHOICES)[number];

/** A consent beside the votes. `second` is what opens a motion where the rule asks for seconders. */
export type Capacity = 'team-lead' | 'release-lead' | 'election-official' | 'second';

/**
 * The rule of a kind of motion, as `community.yaml` gives it and as it is kept with an opened motion. All numbers
 * are of members of the body; thresholds are exact fractions, met from the ceiling up.
 */
export type MotionRule = {
  /** `formal-vote`: part of addresses. */
  kind: string;
  /** What marks such a change in code review; several kinds may share one. */
  hashtag: string | null;
  name: string;
  /** What it is for, in a sentence, for somebody who has to choose. */
  summary: string;
  /** The document the rule is from. */
  source: { title: string; url: string | null };
  /** Whole days that must have passed since the clock started before it can pass. 0: at once. */
  minimumDays: number;
  /** A new text starts the clock again, without the chair choosing so. */
  revisionRestartsClock: boolean;
  /** Days after the opening at which voting ends by itself; null: it ends with the decision. */
  closesAfterDays: number | null;
  /** This many yes votes, whatever N is; 0 where thresholds alone count, or lazy consensus. */
  yesVotes: number;
  thresholds: readonly Threshold[];
  quorum: { numerator: number; denominator: number } | null;
  /** The proposer's own vote counts. Where it does not, the proposer is no part of N; their no is still an objection. */
  countsProposer: boolean;
  /** A no vote keeps it from passing, however many say yes, until it is taken back. */
  objectionHolds: boolean;
  /** Consents that must be there. */
  approvals: readonly Capacity[];
  /** Seconders (other members than the proposer) needed before it may be opened. */
  seconds: number;
  /** Who may open it; a fast track needs no chair for that. */
  openedBy: 'chair' | 'any-member';
  /** The chair may hold it, withdraw it, revise it and choose about its clock. Not where it is about the chair. */
  chairLeads: boolean;
  /** The vice-chair may do what the chair may. */
  viceChairActs: boolean;
  /** Who may close it when it can be decided. `other-member`: any member but the proposer. */
  closedBy: 'chair' | 'other-member' | 'any-member';
  /** What it leaves behind: a resolution of its own, or a file for the repository. */
  record: 'resolution' | 'file';
};

/** A seat in the electorate. `leftAt` and `recusedAt` are null where that has not happened. */
export type Elector = {
  id: string;
  personId: string | null;
  name: string;
  joinedAt: Date;
  leftAt: Date | null;
  recusedAt: Date | null;
};

/** A vote as it stands. */
export type StandingVote = { electorId: string; choice: Choice; revision: number; castAt: Date };

/** Everything the standing of a motion depends on, apart from the time. */
export type MotionFacts = {
  /** The slug of the body that decides. */
  body: string;
  /** The slug of the team it is about. */
  team: string | null;
  state: MotionState;
  revision: number;
  openedAt: Date | null;
  clockStartedAt: Date | null;
  closesAt: Date | null;
  proposerId: string | null;
  electors: readonly Elector[];
  votes: readonly StandingVote[];
  /** Consents that stand, with who gave them. */
  approvals: readonly { capacity: Capacity; personId: string }[];
};

/** Something that keeps a motion from passing now. Stable words; sentences are in messages.ts. */
export type Obstacle =
  | { is: 'not-open' }
  | { is: 'held' }
  | { is: 'too-early'; until: Date }
  | { is: 'yes-votes'; have: number; need: number }
  | { is: 'not-more-yes-than-no'; yes: number; no: number }
  | { is: 'threshold'; have: number; need: number; threshold: Threshold }
  | { is: 'quorum'; have: number; need: number }
  | { is: 'objection'; by: string[] }
  | { is: 'approval'; capacity: Capacity };

/** How a motion stands at a moment. Members who left don't count; the recused are no part of N. */
export type Standing = {
  /** N: the members who count. */
  members: number;
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  /** Yes votes that are needed in all, with the no and abstaining votes as they are. */
  needed: number;
  /** Names of members who can vote and have not. */
  waitingFor: string[];
  /** Votes cast on an earlier revision and not confirmed since. */
  onEarlierRevision: number;
  /** The earliest moment at which the rule lets it pass; null before the opening. */
  earliestDecisionAt: Date | null;
  /** What keeps it from passing now; empty when it can pass. */
  obstacles: Obstacle[];
  passes: boolean;
  /** Voting has ended by the clock. */
  isClosed: boolean;
  /** No votes still to come could make it pass. */
  isLost: boolean;
};

/**
 * How a motion stands at a moment.
 *
 * 1. N is counted on the day ({@link countedElectors}); votes of others fall away, and so does a vote cast before
 *    its elector took the seat they hold now.
 * 2. Each demand of the rule that is not met is an obstacle; without obstacles it passes.
 * 3. It is lost when even a yes of all who have not voted would leave the count short.
 *
 * A decided motion is asked about at the moment of its decision.
 */
export function standingOf(facts: MotionFacts, rule: MotionRule, now: Date): Standing {
  const electors = countedElectors(facts, rule, now);
  const voteOf = new Map(facts.votes.map((vote) => [vote.electorId, vote]));
  const counted = electors.map((elector) => {
    const vote = voteOf.get(elector.id);
    return { elector, vote: vote && vote.castAt >= elector.joinedAt ? vote : null };
  });
  const cast = counted.flatMap(({ vote }) => vote ?? []);
  const countOf = (choice: Choice) => cast.filter((vote) => vote.choice === choice).length;
  const votes = {
    yes: countOf('yes'),
    no: countOf('no'),
    abstain: countOf('abstain'),
    members: electors.length,
  };
  const notVoted = votes.members - cast.length;
  const obstacles = [
    ...clockObstacles(facts, rule, now),
    ...countObstacles(votes, rule),
    ...consentObstacles(facts, rule, now),
  ];
  return {
    members: votes.members,
    tally: { yes: votes.yes, no: votes.no, abstain: votes.abstain, notVoted },
    needed: yesNeeded(votes, rule),
    waitingFor: counted.flatMap(({ elector, vote }) => (vote ? [] : [elector.name])),
    onEarlierRevision: cast.filter(({ revision }) => revision < facts.revision).length,
    earliestDecisionAt: earliestDecision(facts, rule),
    obstacles,
    passes: obstacles.length === 0,
    isClosed: isVotingOver(facts, now),
    isLost: countObstacles({ ...votes, yes: votes.yes + notVoted }, rule).length > 0,
  };
}

function clockObstacles(facts: MotionFacts, rule: MotionRule, now: Date): Obstacle[] {
  if (!takesVotes(facts.state)) return [{ is: 'not-open' }];
  const until = earliestDecision(facts, rule);
  return [
    ...(facts.state === 'held' ? [{ is: 'held' } as const] : []),
    ...(until && now < until ? [{ is: 'too-early', until } as const] : []),
  ];
}

function countObstacles(votes: MotionVotes, rule: MotionRule): Obstacle[] {
  const { yes, no, members } = votes;
  const obstacles: Obstacle[] = [];
  if (yes < rule.yesVotes) obstacles.push({ is: 'yes-votes', have: yes, need: rule.yesVotes });
  for (const threshold of rule.thresholds) {
    const need = yesFor(votes, threshold);
    if (yes >= need) continue;
    obstacles.push(
      isMajority(threshold)
        ? { is: 'not-more-yes-than-no', yes, no }
        : { is: 'threshold', have: yes, need, threshold },
    );
  }
  const have = yes + no + votes.abstain;
  const need = rule.quorum ? shareOf(members, rule.quorum) : 0;
  if (have < need) obstacles.push({ is: 'quorum', have, need });
  return obstacles;
}

/** Whether a threshold is "more yes than no": it is told so, and a tie is a rejection. */
export function isMajority({ of, numerator, denominator, is }: Threshold): boolean {
  return of === 'yes-and-no' && numerator * 2 === denominator && is === 'more-than';
}

/** A share of a number, rounded up, in whole numbers: a third of 13 is 5. */
export function shareOf(
  number: number,
  { numerator, denominator }: { numerator: number; denominator: number },
): number {
  const whole = numerator * number;
  return (whole - (whole % denominator)) / denominator + (whole % denominator > 0 ? 1 : 0);
}

/** The fewest yes votes that meet a threshold, at least one: nobody at all decides nothing. */
function yesFor(votes: MotionVotes, threshold: Threshold): number {
  return Math.max(1, countMotion(votes, { thresholds: [threshold], quorum: null }).needed);
}

function yesNeeded(votes: MotionVotes, { yesVotes, thresholds }: MotionRule): number {
  return Math.max(yesVotes, ...thresholds.map((threshold) => yesFor(votes, threshold)));
}

function consentObstacles(facts: MotionFacts, rule: MotionRule, now: Date): Obstacle[] {
  const given = new Set(facts.approvals.map(({ capacity }) => capacity));
  const by = rule.objectionHolds ? objectors(facts, now) : [];
  return [
    ...(by.length > 0 ? [{ is: 'objection', by } as const] : []),
    ...rule.approvals
      .filter((capacity) => !given.has(capacity))
      .map((capacity) => ({ is: 'approval', capacity }) as const),
  ];
}

/** Who said no, the proposer among them: who would no longer have it so can object to their own motion. */
function objectors(facts: MotionFacts, now: Date): string[] {
  const { electors, votes } = facts;
  const against = new Map(
    votes.filter(({ choice }) => choice === 'no').map((vote) => [vote.electorId, vote.castAt]),
  );
  return electors
    .filter((elector) => {
      const castAt = against.get(elector.id);
      const stands = castAt !== undefined && castAt >= elector.joinedAt;
      return stands && isParticipant(elector, now) && !isDouble(elector, facts, now);
    })
    .map(({ name }) => name);
}
