import type { TallyResult, TieRule, Unranked } from './types';

/** Result of one method on a contest, or the reason it cannot count it. */
export type ComparedRun = {
  readonly key: string;
  readonly label: string;
  readonly result: TallyResult | null;
  readonly refusal: string | null;
};

/** Results of every method on a contest, grouped by outcome. */
export type Comparison = {
  readonly runs: readonly ComparedRun[];
  /**
   * Groups of methods (labels) that elect the same candidates, largest first. Counts that stopped at a tie are left
   * out.
   */
  readonly camps: readonly {
    readonly elected: readonly string[];
    readonly by: readonly string[];
  }[];
  /** Remarks worth reading before choosing a method, in plain words. */
  readonly remarks: readonly string[];
};

/** Choices that apply to all methods. */
export type CompareOptions = {
  readonly seats: number;
  readonly unranked: Unranked;
  readonly tie: TieRule;
};
