import type { Threshold } from '@/lib/community/types';
import type { Capacity } from './types';

/**
 * The rule of a kind of motion, from `community.yaml`; an opened motion keeps a copy. All numbers are of members of the
 * body. Thresholds are exact fractions; the yes votes they ask for are rounded up.
 */
export type MotionRule = {
  /** The kind's slug, as in `formal-vote`; part of addresses. */
  kind: string;
  /** The hashtag of such changes in code review. Several kinds may share one. */
  hashtag: string | null;
  name: string;
  /** The purpose of the kind, in one sentence, for a person choosing a kind. */
  summary: string;
  /** The document that the rule is from. */
  source: { title: string; url: string | null };
  /** Minimum number of whole days between the start of the clock and passing. 0: none. */
  minimumDays: number;
  /**
   * Minimum number of days between an announcement of the end of voting and that end; also before the motion may be
   * closed early.
   */
  leastVotingDays: number;
  /** True if a new text restarts the clock without a choice by the chair. */
  revisionRestartsClock: boolean;
  /**
   * The effect of a new text on the votes, consents and seconds already given. `outdated`: they stay on record and do
   * not count until they are confirmed, as in code review. `stands`: they count unchanged.
   */
  onRevision: 'outdated' | 'stands';
  /** Those who may write a new text. Once the vote is open, a proposer needs a seat for that. */
  revisedBy: readonly ('proposer' | 'chair')[];
  /** Minimum number of days between a text written while the vote is open and the decision. */
  readingDays: number;
  /** Days after the opening at which voting ends by itself; null: it ends with the decision. */
  closesAfterDays: number | null;
  /** Minimum number of yes votes, whatever N is; 0 for lazy consensus, or where only thresholds count. */
  yesVotes: number;
  thresholds: readonly Threshold[];
  quorum: { numerator: number; denominator: number } | null;
  /**
   * True if the proposer's own vote counts. If not, the proposer is not counted in N, but their no is still an
   * objection.
   */
  countsProposer: boolean;
  /** True if a single no vote, until it is changed, keeps the motion from passing, however many vote yes. */
  objectionHolds: boolean;
  /** Consents needed to pass. */
  approvals: readonly Capacity[];
  /** Number of seconders (members other than the proposer) needed before it may be opened. */
  seconds: number;
  /** Those who may open it. A fast track does not need the chair for that. */
  openedBy: 'chair' | 'any-member';
  /** Those who may choose the end of voting when it is opened. */
  endChosenBy: 'chair' | 'opener' | 'nobody';
  /**
   * True if the chair may hold it, withdraw it, revise it and choose about its clock. False where the motion is about
   * the chair.
   */
  chairLeads: boolean;
  /** True if the vice-chair may do everything that the chair may. */
  viceChairActs: boolean;
  /** Those who may close it once it can be decided. `other-member`: any member except the proposer. */
  closedBy: 'chair' | 'other-member' | 'any-member';
  /** True if the motion reverts the decision of another motion, which it must then name. */
  reverts: boolean;
  /** The kinds that can revert what passed under this one. */
  revertedBy: readonly string[];
  /** The record that a passed motion leaves: a resolution of its own, or a file for the repository. */
  record: 'resolution' | 'file';
};
