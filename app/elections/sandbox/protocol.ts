import type { Comparison } from '@/lib/elections/tally/compare-types';
import type { TieRule, Unranked } from '@/lib/elections/tally/types';

/** A request to the worker. A `null` field is taken from the ballot file. */
export type CountRequest = {
  readonly source: string | Blob;
  readonly seats: number | null;
  readonly unranked: Unranked | null;
  readonly isHigherBetter: boolean;
  readonly tie: TieRule;
};

/** The result of a count. */
export type Counted = {
  readonly kind: 'counted';
  readonly comparison: Comparison;
  readonly title: string | null;
  readonly format: string;
  readonly ballots: number;
  readonly notes: readonly string[];
};

/** The reason a count failed; it names a location only if the ballot file is at fault. */
export type Refused = { readonly kind: 'refused'; readonly message: string };

/** A message from the worker. */
export type CountAnswer = Counted | Refused | { readonly kind: 'reading'; readonly share: number };
