import type { Comparison } from '@/lib/elections/tally/compare-types';
import type { TieRule, Unranked } from '@/lib/elections/tally/types';

/** What the page asks of its worker. `null` leaves it to the file. */
export type CountRequest = {
  readonly source: string | Blob;
  readonly seats: number | null;
  readonly unranked: Unranked | null;
  readonly isHigherBetter: boolean;
  readonly tie: TieRule;
};

/** What the worker found. */
export type Counted = {
  readonly kind: 'counted';
  readonly comparison: Comparison;
  readonly title: string | null;
  readonly format: string;
  readonly ballots: number;
  readonly notes: readonly string[];
};

/** Why it could not be counted; the place only if the file is to blame. */
export type Refused = { readonly kind: 'refused'; readonly message: string };

/** What the worker says. */
export type CountAnswer = Counted | Refused | { readonly kind: 'reading'; readonly share: number };
