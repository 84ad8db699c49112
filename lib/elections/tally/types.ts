/** Somebody, or something, that can be voted for. `id` is unique in the contest and is what results refer to. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  /** The organisation that counts against a seat cap, or null for none. Compared exactly. */
  readonly affiliation?: string | null;
  /** Left the contest after ballots were printed: taken off every ballot before the count. */
  readonly withdrawn?: boolean;
};

/**
 * Ballots, equal ones stored once. Made by `BallotBox` and never changed afterwards.
 *
 * Ballot `i` occupies `ranks[i * width]` to `ranks[i * width + width - 1]`, one rank per candidate in
 * the contest's order: 0 is not ranked, 1 is best, equal numbers are equal ranks, and no number is
 * left out. `weights[i]` says how many voters cast it.
 */
export type BallotSet = {
  readonly width: number;
  readonly distinct: number;
  readonly ranks: Uint8Array | Uint16Array;
  readonly weights: Uint32Array;
  /** All ballots, blank ones too. At most 4,294,967,295. */
  readonly total: number;
  /** Ballots that rank nobody. */
  readonly blank: number;
  /** Sums over ballots of a very large file that are no longer held one by one; null for most. */
  readonly folded: FoldedBallots | null;
};

/** What the methods that only need sums have to know about ballots that were let go to save memory. */
export type FoldedBallots = {
  readonly pairs: PairSums;
  readonly soleFirst: Uint32Array;
  readonly sharedFirst: number;
};

/** Candidates and ballots: what is counted, before any rule says how. */
export type Contest = {
  readonly title: string | null;
  readonly candidates: readonly Candidate[];
  /** How many seats the file says there are, or null. Rules decide; this is a hint. */
  readonly seats: number | null;
  /** What the file says an unranked candidate means, or null. Rules decide; this is a hint. */
  readonly unranked: Unranked | null;
  readonly ballots: BallotSet;
  /** Remarks on the input that a reader of the result should see, in plain words. */
  readonly notes: readonly string[];
};

/** One ballot as people write it: groups of candidate ids, best first. */
export type Ranking = readonly (readonly string[])[];

/** The names of the methods in the registry. */
export type MethodName =
  | 'schulze'
  | 'ranked-pairs'
  | 'minimax'
  | 'irv'
  | 'scottish-stv'
  | 'wigm-prf'
  | 'meek-stv'
  | 'approval'
  | 'plurality';

/**
 * What it means not to rank a candidate: `last`, below everybody ranked and level with the others not
 * ranked, or `no-opinion`, the ballot is silent on every pair with that candidate in it.
 */
export type Unranked = 'last' | 'no-opinion';

/** How heavy a defeat is: votes for the winner, those minus votes against, or (minimax only) all votes against, defeat or not. */
export type Strength = 'winning-votes' | 'margins' | 'pairwise-opposition';

/**
 * What happens to equal ranks: `allowed`, `refused` (the count does not start), or `stop-there` (the
 * ballot is read down to its first equal rank and no further; for methods that need one name at a time).
 */
export type EqualRanks = 'allowed' | 'refused' | 'stop-there';

/** No more than `atMost` of a body's `ofBody` members may be of one organisation; `sitting` counts those who stay. */
export type SeatCap = {
  readonly atMost: number;
  readonly ofBody: number;
  readonly sitting: Readonly<Record<string, number>>;
};

/**
 * What a tie does: stop the count, follow the order made from a published seed, or follow an order that
 * named people decided. An order is best placed first and binds only the candidates it names.
 */
export type TieRule =
  | { readonly kind: 'stop' }
  | { readonly kind: 'seed'; readonly seed: string }
  | {
      readonly kind: 'decision';
      readonly by: string;
      readonly reason: string;
      readonly order: readonly string[];
    };

/** How many voters must prefer an option to the default one: a number, or Debian's 3Q for so many developers. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'votes'; readonly votes: number }
  | { readonly kind: 'debian-3q'; readonly electors: number };

/**
 * An option that stands for "none of these". Options that miss the quorum, or their majority over it,
 * are dropped before the count; where it wins, nobody does.
 */
export type DefaultOption = {
  readonly id: string;
  readonly quorum: Quorum;
  /** Options that need more than a plain majority over the default: 3 is 3:1. */
  readonly ratios: Readonly<Record<string, number>>;
};

/** Every choice that can change an outcome. The whole object is printed with the result. */
export type Rules = {
  readonly method: MethodName;
  readonly seats: number;
  readonly unranked: Unranked;
  readonly strength: Strength;
  readonly equalRanks: EqualRanks;
  readonly tie: TieRule;
  readonly cap: SeatCap | null;
  readonly defaultOption: DefaultOption | null;
};

/** Somebody's seat, and the reason in words. */
export type Seat = { readonly candidate: string; readonly reason: string };

/** Somebody who would have had a seat but for the cap. */
export type Skip = {
  readonly candidate: string;
  readonly affiliation: string;
  readonly reason: string;
};

/** What must be decided before the count can go on. */
export type Tie = {
  readonly kind: 'cut' | 'exclusion' | 'surplus' | 'cap';
  /** Who is tied, in the contest's order. */
  readonly candidates: readonly string[];
  /** How many seats hang on it; for an exclusion or a surplus, one candidate is to be chosen. */
  readonly seats: number;
  /** The round in which it arose, or null where there are none. */
  readonly round: number | null;
  readonly question: string;
};

/** One tie that was settled, and how: anybody can repeat it. */
export type TieBreak = {
  readonly where: string;
  readonly between: readonly string[];
  readonly by: 'earlier-stage' | 'seed' | 'decision';
  /** The tied in the order that was followed, best placed first. */
  readonly order: readonly string[];
  /** What was done with that order, in words, with hashes where a seed was used. */
  readonly transcript: readonly string[];
};

/** A pair in which more voters prefer one candidate to another. */
export type Majority = {
  readonly winner: string;
  readonly loser: string;
  readonly for: number;
  readonly against: number;
};

/** What every pair of candidates comes to over many ballots. Squares are row by row, a * width + b. */
export type PairSums = {
  /** Ballots that rank both, a above b. */
  readonly above: Uint32Array;
  /** Ballots that rank both, at the same rank. Both a, b and b, a are counted. */
  readonly level: Uint32Array;
  /** Ballots that rank a at all. */
  readonly ranked: Uint32Array;
};

/** What a pairwise method worked out. Rows and columns are in the order of `candidates` of the result. */
export type PairwiseDetail = {
  readonly kind: 'pairwise';
  /** `matrix[a][b]`: ballots that rank a above b. */
  readonly matrix: readonly (readonly number[])[];
  readonly condorcetWinner: string | null;
  readonly condorcetLoser: string | null;
  readonly smithSet: readonly string[];
  /** Schulze: strength of the strongest path from row to column, 0 where there is none. */
  readonly paths: readonly (readonly number[])[] | null;
  /** Ranked pairs: every majority, strongest first, and what became of it. */
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
  /** Whose surplus moves at the end of this round, or null. */
  readonly surplusOf: string | null;
  /** Meek: the share of each vote that its candidate keeps. */
  readonly keep: Readonly<Record<string, string>> | null;
  readonly action: string;
};

/** What a count in rounds worked out. */
export type RoundsDetail = {
  readonly kind: 'rounds';
  readonly quota: string | null;
  /** Ballots that name somebody standing. */
  readonly valid: number;
  readonly rounds: readonly Round[];
};

/** What a count of marks worked out. */
export type ScoresDetail = {
  readonly kind: 'scores';
  readonly scores: Readonly<Record<string, number>>;
  /** Ballots that cannot be counted under this method. */
  readonly spoiled: number;
};

/** The working of a count. */
export type Detail = PairwiseDetail | RoundsDetail | ScoresDetail;

/** Everything a doubter needs. Plain data: it survives JSON and a worker's messages unchanged. */
export type TallyResult = {
  readonly rules: Rules;
  /** Who was counted, in the contest's order; the withdrawn are not among them. */
  readonly candidates: readonly Candidate[];
  readonly withdrawn: readonly string[];
  readonly ballots: { readonly total: number; readonly blank: number; readonly distinct: number };
  /** Groups, best first; members of a group are tied. */
  readonly order: readonly (readonly string[])[];
  readonly seats: readonly Seat[];
  readonly elected: readonly string[];
  readonly skipped: readonly Skip[];
  /** Who is next when a seat falls vacant, as groups. */
  readonly succession: readonly (readonly string[])[];
  readonly tie: Tie | null;
  readonly tieBreaks: readonly TieBreak[];
  readonly detail: Detail;
  readonly notes: readonly string[];
  /** The result in plain words, from the same data. */
  readonly narrative: readonly string[];
};

/** Settles ties for a method: best placed first, or null when the rules say to stop and ask. */
export type TieBreaker = (tied: readonly number[], where: string) => readonly number[] | null;

/** What a method is given. Candidates are their places in `contest.candidates`; none is withdrawn. */
export type MethodInput = {
  readonly contest: Contest;
  readonly rules: Rules;
  readonly breakTie: TieBreaker;
  /** Records a tie that the method's own rule settled. */
  readonly record: (tieBreak: TieBreak) => void;
};

/** What a method answers. */
export type MethodOutput = {
  /** Groups of places, best first. */
  readonly order: readonly (readonly number[])[];
  /** Who has a seat, in order of election, for methods that fill seats themselves; null to go down the order. */
  readonly elected: readonly { readonly candidate: number; readonly reason: string }[] | null;
  readonly tie: Tie | null;
  readonly detail: Detail;
};

/** A voting method. To add one, write its file and list it in `index.ts`. */
export type Method = {
  readonly name: MethodName;
  readonly title: string;
  readonly citation: string;
  /** What the ballots must offer: `weak` orders are fine, or `strict` ones are needed. */
  readonly ballots: 'weak' | 'strict';
  /** Made for one seat: unless the rules say more, it fills one, whatever the file says. */
  readonly isForOneSeat?: true;
  /** The strengths it can be run with; empty where strength plays no part. */
  readonly strengths: readonly Strength[];
  readonly count: (input: MethodInput) => MethodOutput;
};

/** The rules and the contest do not fit each other; the message says how, for the person who set them. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}
