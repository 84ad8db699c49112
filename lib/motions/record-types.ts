import type {
  ApprovalEntry,
  CommentEntry,
  ElectorEntry,
  MotionEntry,
  MotionLinkEntry,
  MotionPerson,
  RevisionEntry,
} from './view-types';

/** An entry of a motion's history: an audit row in words. */
export type HistoryEntry = {
  seq: number;
  at: Date;
  actor: MotionPerson;
  action: string;
  /** The action, without the actor and the time: `voted yes on revision 2`. */
  sentence: string;
  reason: string;
};

/** A motion with everything its page shows. */
export type MotionRecord = MotionEntry & {
  clockStartedAt: Date | null;
  decidedBy: MotionPerson | null;
  /** Text of the current revision. */
  text: string;
  html: string;
  sha256: string;
  /**
   * True if the title or the text contains an e-mail address, which is not shown. The original text, on which the vote
   * is taken, still has it.
   */
  isRedacted: boolean;
  revisions: RevisionEntry[];
  electors: ElectorEntry[];
  comments: CommentEntry[];
  approvals: ApprovalEntry[];
  links: MotionLinkEntry[];
  /** Resolutions that it replaces when it passes. */
  supersedes: { slug: string; title: string }[];
  /** Slug of the resolution that it left; null if none. */
  resolution: string | null;
  history: HistoryEntry[];
  sourceKey: string | null;
};
