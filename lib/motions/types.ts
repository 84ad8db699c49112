import type { Threshold } from '@/lib/community/types';

/** The states of a motion. A `held` motion still takes votes and cannot be decided. */
export const MOTION_STATES = [
  'proposed',
  'open',
  'held',
  'withdrawn',
  'passed',
  'rejected',
] as const;

/** State of a motion, one of {@link MOTION_STATES}. */
export type MotionState = (typeof MOTION_STATES)[number];

/** The choices of a vote. */
export const CHOICES = ['yes', 'no', 'abstain'] as const;

/** Choice of a vote, one of {@link CHOICES}. */
export type Choice = (typeof CHOICES)[number];

/**
 * The capacity in which a person consents. Where the rule asks for seconders, a motion needs `second` consents before
 * it may be opened.
 */
export type Capacity = 'team-lead' | 'release-lead' | 'election-official' | 'second';

/** A seat in the electorate. `leftAt` and `recusedAt` are null while the elector has not left or recused. */
export type Elector = {
  id: string;
  personId: string | null;
  name: string;
  joinedAt: Date;
  leftAt: Date | null;
  recusedAt: Date | null;
};

/** An elector's current vote. */
export type StandingVote = { electorId: string; choice: Choice; revision: number; castAt: Date };

/** Everything that the standing of a motion depends on, except the time. */
export type MotionFacts = {
  /** Slug of the body that decides. */
  body: string;
  /** Slug of the team that the motion is about; null if none. */
  team: string | null;
  state: MotionState;
  revision: number;
  /** Time at which the current text replaced an earlier one; null while it is the first. */
  revisedAt: Date | null;
  openedAt: Date | null;
  clockStartedAt: Date | null;
  closesAt: Date | null;
  proposerId: string | null;
  electors: readonly Elector[];
  votes: readonly StandingVote[];
  /** Consents that have not been retracted, each with its person and revision. */
  approvals: readonly Consent[];
  /** The competing motion that passed before this one was decided, or null. Of two that compete, only one can pass. */
  passedRivalId: number | null;
};

/** A consent that has not been retracted. */
export type Consent = { capacity: Capacity; personId: string; revision: number };

/** A reason why a motion cannot pass now. The words are stable; the sentences are in messages.ts. */
export type Obstacle =
  | { is: 'not-open' }
  | { is: 'held' }
  | { is: 'too-early'; until: Date }
  | { is: 'yes-votes'; have: number; need: number }
  | { is: 'not-more-yes-than-no'; yes: number; no: number }
  | { is: 'threshold'; have: number; need: number; threshold: Threshold }
  | { is: 'quorum'; have: number; need: number }
  | { is: 'objection'; by: string[] }
  | { is: 'approval'; capacity: Capacity }
  | { is: 'rival-passed'; id: number };

/** The vote on a motion at a given time: its count, and what it still needs. Members who have left don't count. */
export type Standing = {
  /** Number of members who count: those with a seat, except the recused and a proposer whose vote does not count. */
  members: number;
  /** Number of members with a seat, including the recused. Shares "of all members" are shares of it. */
  all: number;
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  /** Total number of yes votes needed, given the current no votes and abstentions. */
  needed: number;
  /** Names of members who can vote and have no vote that counts. */
  waitingFor: string[];
  /** Names of members whose vote was cast on an earlier text and does not count until they confirm it. */
  outdated: string[];
  /** Number of votes that were cast on an earlier text and, by the rule, still count. */
  onEarlierRevision: number;
  /** The earliest time at which the rule lets the motion pass; null before the opening. */
  earliestDecisionAt: Date | null;
  /** The reasons why the motion cannot pass now; empty when it can. */
  obstacles: Obstacle[];
  passes: boolean;
  /** True once voting has ended by the clock. */
  isClosed: boolean;
  /** True if the votes still outstanding could not make it pass. */
  isLost: boolean;
};
