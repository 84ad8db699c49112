import type { Threshold } from '@/lib/community/types';

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
  /** Days between an announcement of the end of voting and that end, at least; also before it is closed early. */
  leastVotingDays: number;
  /** A new text starts the clock again, without the chair choosing so. */
  revisionRestartsClock: boolean;
  /**
   * What a new text does to the votes, consents and seconds that are there: `outdated` ones stay on record and count
   * no longer until they are confirmed, as in code review; those that `stands` count as they are.
   */
  onRevision: 'outdated' | 'stands';
  /** Who may write a new text. Once the vote is open, a proposer only with a seat. */
  revisedBy: readonly ('proposer' | 'chair')[];
  /** Days that a text written while the vote is open must have been out before a decision. */
  readingDays: number;
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
  /** Who may choose an end of voting when it is opened. */
  endChosenBy: 'chair' | 'opener' | 'nobody';
  /** The chair may hold it, withdraw it, revise it and choose about its clock. Not where it is about the chair. */
  chairLeads: boolean;
  /** The vice-chair may do what the chair may. */
  viceChairActs: boolean;
  /** Who may close it when it can be decided. `other-member`: any member but the proposer. */
  closedBy: 'chair' | 'other-member' | 'any-member';
  /** It takes back what was decided by another motion, and must name that. */
  reverts: boolean;
  /** The kinds by which what passed under this one may be taken back. */
  revertedBy: readonly string[];
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
  /** When the current text took the place of another; null while it is the first. */
  revisedAt: Date | null;
  openedAt: Date | null;
  clockStartedAt: Date | null;
  closesAt: Date | null;
  proposerId: string | null;
  electors: readonly Elector[];
  votes: readonly StandingVote[];
  /** Consents that were not taken back, with who gave them to which revision. */
  approvals: readonly Consent[];
  /** The competing motion that passed before this one was decided; of two that compete, one can pass. */
  passedRivalId: number | null;
};

/** A consent that was not taken back. */
export type Consent = { capacity: Capacity; personId: string; revision: number };

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
  | { is: 'approval'; capacity: Capacity }
  | { is: 'rival-passed'; id: number };

/** How a motion stands at a moment. Members who left don't count. */
export type Standing = {
  /** The members who count: those with a seat, without the recused and a proposer whose vote does not count. */
  members: number;
  /** All who have a seat, the recused too: what shares "of all members" are of. */
  all: number;
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  /** Yes votes that are needed in all, with the no and abstaining votes as they are. */
  needed: number;
  /** Names of members who can vote and have not. */
  waitingFor: string[];
  /** Names of members whose vote was cast on an earlier text and does not count until they confirm it. */
  outdated: string[];
  /** Votes cast on an earlier text that count all the same, by the rule. */
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
