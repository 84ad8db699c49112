import type { TallyResult, TieRule, Unranked } from './types';

/** What one method makes of a contest, or why it cannot count it. */
export type ComparedRun = {
  readonly key: string;
  readonly label: string;
  readonly result: TallyResult | null;
  readonly refusal: string | null;
};

/** A contest under every method, and where they part. */
export type Comparison = {
  readonly runs: readonly ComparedRun[];
  /** Who is elected, and by which methods (labels); the most common first. Counts that stopped at a tie are left out. */
  readonly camps: readonly {
    readonly elected: readonly string[];
    readonly by: readonly string[];
  }[];
  /** What is worth knowing before choosing a method, in plain words. */
  readonly remarks: readonly string[];
};

/** What is chosen once for all methods. */
export type CompareOptions = {
  readonly seats: number;
  readonly unranked: Unranked;
  readonly tie: TieRule;
};
