/** A pair in which more voters prefer one candidate to another. */
export type Majority = {
  readonly winner: string;
  readonly loser: string;
  readonly for: number;
  readonly against: number;
};

/** Working of a pairwise method. Rows and columns are in the order of the result's `candidates`. */
export type PairwiseDetail = {
  readonly kind: 'pairwise';
  /** Number of ballots that rank a above b, as `matrix[a][b]`. */
  readonly matrix: readonly (readonly number[])[];
  readonly condorcetWinner: string | null;
  readonly condorcetLoser: string | null;
  readonly smithSet: readonly string[];
  /** Schulze: strength of the strongest path from row to column, 0 if there is none. */
  readonly paths: readonly (readonly number[])[] | null;
  /** Ranked pairs: every majority, strongest first, and whether it was locked, refused or contested. */
  readonly pairs:
    readonly (Majority & { readonly fate: 'locked' | 'refused' | 'contested' })[] | null;
  /** Minimax: each candidate's worst score; lower is better. */
  readonly worst: Readonly<Record<string, number>> | null;
  /** Options dropped by quorum or majority before the count, with the reason. */
  readonly dropped: readonly { readonly candidate: string; readonly reason: string }[];
};

/** One round of a count by elimination or transfer. Votes are exact decimals as text. */
export type Round = {
  readonly votes: Readonly<Record<string, string>>;
  readonly exhausted: string;
  readonly quota: string | null;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  /** The candidate whose surplus is transferred at the end of this round, or null. */
  readonly surplusOf: string | null;
  /** Meek: the share of each vote that its candidate keeps. */
  readonly keep: Readonly<Record<string, string>> | null;
  readonly action: string;
};

/** Working of a count in rounds. */
export type RoundsDetail = {
  readonly kind: 'rounds';
  readonly quota: string | null;
  /** Number of ballots that name at least one candidate who is counted. */
  readonly valid: number;
  readonly rounds: readonly Round[];
};

/** Working of a count of marks. */
export type ScoresDetail = {
  readonly kind: 'scores';
  readonly scores: Readonly<Record<string, number>>;
  /** Number of ballots that cannot be counted under this method. */
  readonly spoiled: number;
};

/** Working of a count, by kind of method. */
export type Detail = PairwiseDetail | RoundsDetail | ScoresDetail;
