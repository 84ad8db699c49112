import { formatFixed } from './fixed';
import type { Fixed } from './fixed';
import { groupByScore, placesOf } from './pairwise';
import type { MethodOutput, Tie } from './types';
import type { Round, RoundsDetail } from './detail-types';

/** State of a candidate during a count in rounds. */
export type State = 'hopeful' | 'elected' | 'excluded';

type Snapshot = {
  readonly quota: Fixed | null;
  readonly exhausted: Fixed;
  readonly keep?: Readonly<Record<string, string>>;
};

/**
 * Log of a count in rounds, the same for every method that has them: the candidates who are hopeful, elected or
 * excluded, in what order, and the votes and actions of each round.
 */
export class RoundLog {
  readonly states: State[];
  readonly rounds: Round[] = [];
  readonly history: Fixed[][] = [];
  readonly elected: { candidate: number; reason: string }[] = [];
  private readonly electedGroups: number[][] = [];
  private readonly excludedGroups: number[][] = [];
  private readonly ids: readonly string[];
  private readonly decimals: number;

  constructor(ids: readonly string[], decimals: number) {
    this.ids = ids;
    this.decimals = decimals;
    this.states = ids.map(() => 'hopeful');
  }

  /** Returns all candidates in a state, in the contest's order. */
  in(state: State): number[] {
    return placesOf(this.ids.length).filter((place) => this.states[place] === state);
  }

  /** Opens a round with each candidate's votes. */
  open(votes: readonly Fixed[], { quota, exhausted, keep }: Snapshot): void {
    this.history.push([...votes]);
    const shown = placesOf(this.ids.length).filter((place) => this.states[place] !== 'excluded');
    this.rounds.push({
      votes: Object.fromEntries(
        shown.map((place) => [this.name(place), this.text(votes[place] ?? 0n)]),
      ),
      exhausted: this.text(exhausted),
      quota: quota === null ? null : this.text(quota),
      elected: [],
      excluded: [],
      surplusOf: null,
      keep: keep ?? null,
      action: '',
    });
  }

  /** Elects candidates in the open round: those with more votes first, equals as one group. */
  elect(places: readonly number[], votes: readonly Fixed[], reason: string): void {
    for (const group of groupByVotes(places, votes)) {
      this.electedGroups.push(group);
      for (const candidate of group) {
        this.states[candidate] = 'elected';
        this.elected.push({ candidate, reason: `round ${this.rounds.length}: ${reason}` });
      }
      this.amend(({ elected }) => ({
        elected: [...elected, ...group.map((place) => this.name(place))],
      }));
    }
  }

  /** Excludes one candidate in the open round. */
  exclude(place: number): void {
    this.states[place] = 'excluded';
    this.excludedGroups.unshift([place]);
    this.amend(({ excluded }) => ({ excluded: [...excluded, this.name(place)] }));
  }

  /** Sets the action the open round ends with. */
  act(action: string, surplusOf: number | null = null): void {
    this.amend(() => ({ action, surplusOf: surplusOf === null ? null : this.name(surplusOf) }));
  }

  /** Returns a candidate's id. */
  name(place: number): string {
    return this.ids[place] ?? '';
  }

  /** Writes votes exactly. */
  text(votes: Fixed): string {
    return formatFixed(votes, this.decimals);
  }

  /** Stops the count in the open round and returns the tie. */
  stop(kind: 'exclusion' | 'surplus', tied: readonly number[]): Tie {
    const candidates = tied.map((place) => this.name(place));
    const what = kind === 'exclusion' ? 'is excluded' : "'s surplus is transferred first";
    const whose = kind === 'exclusion' ? 'which of them' : 'which candidate';
    const question = `Round ${this.rounds.length}: ${candidates.join(', ')} have equal votes. Decide ${whose}${kind === 'exclusion' ? ` ${what}` : what}.`;
    this.act('The count stops at a tie.');
    return { kind, candidates, seats: 1, round: this.rounds.length, question };
  }

  /**
   * Returns the output of the method: the elected in order of election, then those left by their last votes, then the
   * excluded, last excluded first. If a tie stopped the count, those left are one group.
   */
  finish(tie: Tie | null, { quota, valid }: { quota: string | null; valid: number }): MethodOutput {
    const left = this.in('hopeful');
    const votes = this.history.at(-1) ?? [];
    const middle = tie ? (left.length > 0 ? [left] : []) : groupByVotes(left, votes);
    const detail: RoundsDetail = { kind: 'rounds', quota, valid, rounds: this.rounds };
    return {
      order: [...this.electedGroups, ...middle, ...this.excludedGroups],
      elected: this.elected,
      tie,
      detail,
    };
  }

  private amend(change: (round: Round) => Partial<Round>): void {
    const round = this.rounds.pop();
    if (round) this.rounds.push({ ...round, ...change(round) });
  }
}

function groupByVotes(places: readonly number[], votes: readonly Fixed[]): number[][] {
  const ranks = [...new Set(places.map((place) => votes[place] ?? 0n))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  return groupByScore(places, (place) => ranks.indexOf(votes[place] ?? 0n));
}

/** Returns all of `places` with the most votes, or the fewest. */
export function extreme(
  places: readonly number[],
  votes: readonly Fixed[],
  which: 'most' | 'fewest',
): number[] {
  const groups = groupByVotes(places, votes);
  return (which === 'most' ? groups[0] : groups.at(-1)) ?? [];
}
