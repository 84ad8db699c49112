import type { Detail } from './detail-types';

/** A person or an option that can be voted for. `id` is unique in the contest, and results refer to it. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  /** The organisation that counts against a seat cap, or null for none. Compared exactly. */
  readonly affiliation?: string | null;
  /** True if the candidate left after ballots were printed. They are removed from every ballot before the count. */
  readonly withdrawn?: boolean;
};

/**
 * A set of ballots in which equal ballots are stored once. `BallotBox` creates it; it never changes afterwards.
 *
 * Ballot `i` occupies `ranks[i * width]` to `ranks[i * width + width - 1]`, one rank per candidate in the contest's
 * order: 0 means not ranked, 1 is best, equal numbers are equal ranks, and numbers have no gaps. `weights[i]` is the
 * number of voters who cast it.
 */
export type BallotSet = {
  readonly width: number;
  readonly distinct: number;
  readonly ranks: Uint8Array | Uint16Array;
  readonly weights: Uint32Array;
  /** Number of all ballots, including blank ones. At most 4,294,967,295. */
  readonly total: number;
  /** Number of ballots that rank nobody. */
  readonly blank: number;
  /** Sums over the ballots of a very large file that are no longer kept one by one; null for most sets. */
  readonly folded: FoldedBallots | null;
};

/** Sums over ballots that were discarded to save memory: all that methods which only need sums have to know. */
export type FoldedBallots = {
  readonly pairs: PairSums;
  readonly soleFirst: Uint32Array;
  readonly sharedFirst: number;
};

/** Candidates and ballots: the input of a count, without the rules. */
export type Contest = {
  readonly title: string | null;
  readonly candidates: readonly Candidate[];
  /** Number of seats the file gives, or null. The rules decide; this is a hint. */
  readonly seats: number | null;
  /** Meaning of an unranked candidate that the file gives, or null. The rules decide; this is a hint. */
  readonly unranked: Unranked | null;
  readonly ballots: BallotSet;
  /** Notes on the input that a reader of the result should see, in plain words. */
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
 * Meaning of an unranked candidate. `last`: below every ranked candidate and level with the other unranked ones.
 * `no-opinion`: the ballot does not count for any pair that includes the candidate.
 */
export type Unranked = 'last' | 'no-opinion';

/**
 * Measure of a defeat's strength: votes for the winner, those minus the votes against, or (minimax only) all votes
 * against, whether the pair was lost or not.
 */
export type Strength = 'winning-votes' | 'margins' | 'pairwise-opposition';

/**
 * Treatment of equal ranks: `allowed`, `refused` (the count does not start), or `stop-there` (the ballot is read only
 * down to its first equal rank; for methods that need one candidate at a time).
 */
export type EqualRanks = 'allowed' | 'refused' | 'stop-there';

/**
 * Limit on one organisation's members: at most `atMost` of a body's `ofBody` members. `sitting` counts the members who
 * stay, by organisation.
 */
export type SeatCap = {
  readonly atMost: number;
  readonly ofBody: number;
  readonly sitting: Readonly<Record<string, number>>;
};

/**
 * Treatment of a tie: stop the count, follow the order made from a published seed, or follow an order that named people
 * decided. An order lists the best placed first and applies only to the candidates it names.
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

/**
 * Number of voters who must prefer an option to the default option: a number, or Debian's 3Q for a number of
 * developers.
 */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'votes'; readonly votes: number }
  | { readonly kind: 'debian-3q'; readonly electors: number };

/**
 * An option that represents "none of these". Options that miss the quorum, or their majority over this option, are
 * dropped before the count. If this option wins, nobody is elected.
 */
export type DefaultOption = {
  readonly id: string;
  readonly quorum: Quorum;
  /** Options that need more than a simple majority over the default option: 3 means 3:1. */
  readonly ratios: Readonly<Record<string, number>>;
};

/** All choices that can change an outcome. The whole object is printed with the result. */
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

/** A candidate's seat and the reason for it, in words. */
export type Seat = { readonly candidate: string; readonly reason: string };

/** A candidate who would have won a seat without the cap. */
export type Skip = {
  readonly candidate: string;
  readonly affiliation: string;
  readonly reason: string;
};

/** A tie that must be decided before the count can continue. */
export type Tie = {
  readonly kind: 'cut' | 'exclusion' | 'surplus' | 'cap';
  /** The tied candidates, in the contest's order. */
  readonly candidates: readonly string[];
  /** Number of seats that depend on the tie. For an exclusion or a surplus, one candidate is to be chosen. */
  readonly seats: number;
  /** The round in which the tie arose, or null if the method has no rounds. */
  readonly round: number | null;
  readonly question: string;
};

/** One tie that was broken, with everything needed to repeat the tie-break. */
export type TieBreak = {
  readonly where: string;
  readonly between: readonly string[];
  readonly by: 'earlier-stage' | 'seed' | 'decision';
  /** The tied candidates in the order that was followed, best placed first. */
  readonly order: readonly string[];
  /** The steps taken with that order, in words, with hashes if a seed was used. */
  readonly transcript: readonly string[];
};

/** Sums for every pair of candidates over many ballots. Squares are stored row by row: the index is a * width + b. */
export type PairSums = {
  /** Number of ballots that rank both, a above b. */
  readonly above: Uint32Array;
  /** Number of ballots that rank both at the same rank. Each pair is counted as a, b and as b, a. */
  readonly level: Uint32Array;
  /** Number of ballots that rank a at all. */
  readonly ranked: Uint32Array;
};

/**
 * Result of a count, with everything needed to check it. Plain data: JSON and messages to a worker keep it unchanged.
 */
export type TallyResult = {
  readonly rules: Rules;
  /** The candidates who were counted, in the contest's order, without the withdrawn. */
  readonly candidates: readonly Candidate[];
  readonly withdrawn: readonly string[];
  readonly ballots: { readonly total: number; readonly blank: number; readonly distinct: number };
  /** Groups of candidate ids, best first; members of a group are tied. */
  readonly order: readonly (readonly string[])[];
  readonly seats: readonly Seat[];
  readonly elected: readonly string[];
  readonly skipped: readonly Skip[];
  /** Candidates next in line for a vacant seat, as groups. */
  readonly succession: readonly (readonly string[])[];
  readonly tie: Tie | null;
  readonly tieBreaks: readonly TieBreak[];
  readonly detail: Detail;
  readonly notes: readonly string[];
  /** The result in plain words, from the same data. */
  readonly narrative: readonly string[];
};

/** Breaks ties for a method. Returns the tied, best placed first, or null if the rules say to stop the count. */
export type TieBreaker = (tied: readonly number[], where: string) => readonly number[] | null;

/** Input of a method. Candidates are indices into `contest.candidates`; none of them is withdrawn. */
export type MethodInput = {
  readonly contest: Contest;
  readonly rules: Rules;
  readonly breakTie: TieBreaker;
  /** Records a tie that the method's own rule broke. */
  readonly record: (tieBreak: TieBreak) => void;
};

/** Output of a method. */
export type MethodOutput = {
  /** Groups of candidate indices, best first. */
  readonly order: readonly (readonly number[])[];
  /**
   * Elected candidates in order of election, for methods that fill seats themselves; null to seat candidates down the
   * order.
   */
  readonly elected: readonly { readonly candidate: number; readonly reason: string }[] | null;
  readonly tie: Tie | null;
  readonly detail: Detail;
};

/** A voting method. To add one, write its file and list it in `index.ts`. */
export type Method = {
  readonly name: MethodName;
  readonly title: string;
  readonly citation: string;
  /** Ballots that the method needs: `weak` allows equal ranks, `strict` does not. */
  readonly ballots: 'weak' | 'strict';
  /** True for a method made for one seat: it fills one, whatever the file says, unless the rules set more. */
  readonly isForOneSeat?: true;
  /** Strengths the method can be run with; empty if it does not use them. */
  readonly strengths: readonly Strength[];
  readonly count: (input: MethodInput) => MethodOutput;
};

/** Thrown when rules and contest do not fit each other. The message explains it to the person who set the rules. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}
