import type { Capacity, Choice } from './types';

/**
 * The reason why a vote, or its absence, does not count. `same-person`: this elector turned out to be the same person
 * as another, and counts there. `outdated`: cast on an earlier text and not confirmed.
 */
export type Uncounted = 'recused' | 'left' | 'proposer' | 'same-person' | 'outdated';

/** The count of a decided motion, stored with it: no later event changes it. */
export type MotionOutcome = {
  passes: boolean;
  members: number;
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  needed: number;
  narrative: string[];
  /** Everyone with a seat, with the vote cast on it, if any; `uncounted` says if it did not count. */
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
  /** The text that was decided: its revision and SHA-256. Absent from decisions made before this was stored. */
  text?: { revision: number; sha256: string };
};
