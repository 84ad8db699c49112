import type { Capacity, Choice, MotionFacts, MotionState } from './types';
import type { MotionRule } from './rule-types';
import type { MotionOutcome } from './outcome-types';

/**
 * A person's name and handle, as pages show them. `handle` is null for a member in the record who is not matched with a
 * person.
 */
export type MotionPerson = { handle: string | null; name: string };

/** A vote: the current one, or an earlier one. */
export type CastVote = {
  choice: Choice;
  comment: string;
  /** The revision it was cast on, or confirmed for. */
  revision: number;
  castAt: Date;
  /** Origin of the vote: this site, or code review. */
  source: 'rollcall' | 'gerrit';
};

/**
 * The kind of a link: to a subject of the motion, or to another motion that competes with it, that it reverts, or that
 * reverted it.
 */
export type MotionLinkKind =
  'resolution' | 'team' | 'thread' | 'motion' | 'reverts' | 'reverted-by';

/** A link of a motion, with the title and address to show. */
export type MotionLinkEntry = {
  kind: MotionLinkKind;
  target: string;
  title: string;
  href: string;
  /** State of the linked motion; null for other links. */
  state: MotionState | null;
};

/** A seat in the electorate, with its vote and every vote cast on it, oldest first. */
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

/** A revision of a motion's text. `clock` is null while the chair has not chosen: the clock runs on. */
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

/** A comment. Of a hidden one, only the reason is shown. */
export type CommentEntry = {
  id: string;
  by: MotionPerson;
  revision: number;
  html: string;
  saidAt: Date;
  hidden: { at: Date; reason: string } | null;
};

/** A consent, including a retracted one. */
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

/**
 * A motion in a list, with everything that `standingOf(facts, rule, now)` needs to count it.
 *
 * `rule` is the one frozen at the opening; before that, the current one in community.yaml, or null if that no longer
 * has the kind.
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

/** A filter and cursor for a list of motions, newest first: only ids below `before` are listed. */
export type MotionFilter = {
  body?: string;
  states?: readonly MotionState[];
  kind?: string;
  before?: number;
  take?: number;
};

/** A motion in which a person has a seat, and what it needs from them. */
export type WaitingMotion = MotionEntry & {
  /** `vote`: no vote yet. `confirm`: the text was revised since their vote. */
  asks: 'vote' | 'confirm';
};
