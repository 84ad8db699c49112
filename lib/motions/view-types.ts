import type { Capacity, Choice, MotionFacts, MotionRule, MotionState } from './types';

/** Somebody as a page names them. `handle` is null for a member of the record nobody could be found for. */
export type MotionPerson = { handle: string | null; name: string };

/** A vote that counted at some time: as it stands, or as it stood. */
export type CastVote = {
  choice: Choice;
  comment: string;
  /** The revision it was cast on, or confirmed for. */
  revision: number;
  castAt: Date;
  /** Where it was cast: here, or in code review. */
  source: 'rollcall' | 'gerrit';
};

/** What a motion is about, or another motion: one that competes with it, that it takes back, or that took it back. */
export type MotionLinkKind =
  'resolution' | 'team' | 'thread' | 'motion' | 'reverts' | 'reverted-by';

/** A link of a motion, with the title and the address to show. */
export type MotionLinkEntry = {
  kind: MotionLinkKind;
  target: string;
  title: string;
  href: string;
  /** Of a motion: how it stands. */
  state: MotionState | null;
};

/** A seat in the electorate, with its vote and every vote before it, oldest first. */
export type ElectorEntry = {
  id: string;
  person: MotionPerson;
  personId: string | null;
  role: string | null;
  affiliation: string | null;
  joinedAt: Date;
  leftAt: Date | null;
  recusal: { at: Date; reason: string } | null;
  vote: CastVote | null;
  history: CastVote[];
};

/** The chair's choice about the clock after a revision. */
export type ClockChoice = {
  clock: 'restarts' | 'runs-on';
  by: MotionPerson | null;
  at: Date;
  reason: string;
};

/** The text of a motion at one time, oldest first. `clock` is null while the chair has not chosen: it runs on. */
export type RevisionEntry = {
  number: number;
  title: string;
  /** Markdown. */
  text: string;
  html: string;
  /** SHA-256 of the exact text, in hex. */
  sha256: string;
  note: string;
  author: MotionPerson | null;
  revisedAt: Date;
  clock: ClockChoice | null;
};

/** Something said. Of a hidden comment only the reason is handed out. */
export type CommentEntry = {
  id: string;
  by: MotionPerson;
  revision: number;
  html: string;
  saidAt: Date;
  hidden: { at: Date; reason: string } | null;
};

/** A consent, also one that was taken back. */
export type ApprovalEntry = {
  capacity: Capacity;
  /** The revision it was given to. */
  revision: number;
  by: MotionPerson;
  personId: string;
  comment: string;
  approvedAt: Date;
  revokedAt: Date | null;
};

/** A line of the motion's history: an audit row in words. */
export type HistoryEntry = {
  seq: number;
  at: Date;
  actor: MotionPerson;
  action: string;
  /** What was done, without who and when: `voted yes on revision 2`. */
  sentence: string;
  reason: string;
};

/**
 * Why a vote, or its absence, does not count: recused, left, the proposer's own, of somebody who turned out to be
 * the same person as another elector and counts there, or cast on an earlier text and not confirmed.
 */
export type Uncounted = 'recused' | 'left' | 'proposer' | 'same-person' | 'outdated';

/** The count of a decided motion, kept with it: nothing later changes it. */
export type MotionOutcome = {
  passes: boolean;
  members: number;
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  needed: number;
  narrative: string[];
  /** Everybody who had a seat, and the vote that counted, if one did. */
  votes: {
    name: string;
    choice: Choice | null;
    comment: string;
    revision: number | null;
    castAt: string | null;
    uncounted: Uncounted | null;
  }[];
  approvals: { name: string; capacity: Capacity }[];
  decidedAt: string;
  /** The text that was decided: its revision, and the SHA-256 of it. Left out of decisions from before it was kept. */
  text?: { revision: number; sha256: string };
};

/**
 * A motion in a list, with what its standing depends on: `standingOf(facts, rule, now)` counts it.
 *
 * `rule` is the one that was frozen at the opening, before that the one of community.yaml, and null when that
 * knows the kind no longer.
 */
export type MotionEntry = {
  id: number;
  body: string;
  kind: string;
  title: string;
  state: MotionState;
  revision: number;
  proposer: MotionPerson | null;
  proposedAt: Date;
  openedAt: Date | null;
  closesAt: Date | null;
  decidedAt: Date | null;
  team: string | null;
  source: 'rollcall' | 'gerrit';
  rule: MotionRule | null;
  facts: MotionFacts;
  outcome: MotionOutcome | null;
};

/** A motion with everything on its page. */
export type MotionRecord = MotionEntry & {
  clockStartedAt: Date | null;
  decidedBy: MotionPerson | null;
  /** Of the current revision. */
  text: string;
  html: string;
  sha256: string;
  /** Title or text hold an e-mail address that is not shown: what was written, and decided on, has it. */
  isRedacted: boolean;
  revisions: RevisionEntry[];
  electors: ElectorEntry[];
  comments: CommentEntry[];
  approvals: ApprovalEntry[];
  links: MotionLinkEntry[];
  /** Resolutions it takes the place of when it passes. */
  supersedes: { slug: string; title: string }[];
  /** The resolution it left behind. */
  resolution: string | null;
  history: HistoryEntry[];
  sourceKey: string | null;
};

/** Which motions a list shows, newest first. `before` is the id after which it goes on. */
export type MotionFilter = {
  body?: string;
  states?: readonly MotionState[];
  kind?: string;
  before?: number;
  take?: number;
};

/** A motion somebody has a seat in, and why it waits for them. */
export type WaitingMotion = MotionEntry & {
  /** `vote`: no vote yet. `confirm`: the text was revised since. */
  asks: 'vote' | 'confirm';
};
