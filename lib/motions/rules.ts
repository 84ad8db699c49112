import type { Threshold } from '@/lib/elections/tally/motion';

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
  /** `formal-vote`: part of addresses, and the hashtag in code review. */
  kind: string;
  name: string;
  /** What it is for, in a sentence, for somebody who has to choose. */
  summary: string;
  /** The document the rule is from. */
  source: { title: string; url: string | null };
  /** Whole days that must have passed since the clock started before it can pass. 0: at once. */
  minimumDays: number;
  /** Days after the opening at which voting ends by itself; null: it ends with the decision. */
  closesAfterDays: number | null;
  /** This many yes votes, whatever N is; 0 where thresholds alone count, or lazy consensus. */
  yesVotes: number;
  thresholds: readonly Threshold[];
  quorum: { numerator: number; denominator: number } | null;
  /** The proposer's own vote counts. */
  countsProposer: boolean;
  /** A no vote keeps it from passing, however many say yes, until it is taken back. */
  objectionHolds: boolean;
  /** Consents that must be there. */
  approvals: readonly Capacity[];
  /** Seconders (other members than the proposer) needed before it may be opened. */
  seconds: number;
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
