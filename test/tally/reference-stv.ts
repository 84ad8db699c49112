import type { Sheet } from './reference';

/** The result of a slow count in rounds: the elected, by round, or the tied candidates. */
export type SlowCount = { readonly elected: string[][]; readonly tied: string[] | null };

/** The order that breaks ties, best first; null to stop at a tie. */
type Lots = readonly string[] | null;

type Paper = { readonly wishes: string[]; value: bigint; holder: string | null };

function papersOf({ ballots }: Sheet, value: bigint): Paper[] {
  return ballots
    .map((ballot) => ({ wishes: ballot.flat(), value, holder: ballot.flat()[0] ?? null }))
    .filter(({ wishes }) => wishes.length > 0);
}

function votesOf(papers: readonly Paper[], id: string): bigint {
  return papers
    .filter(({ holder }) => holder === id)
    .reduce((total, { value }) => total + value, 0n);
}

function move(papers: readonly Paper[], from: string, hopeful: readonly string[]): void {
  for (const paper of papers.filter(({ holder }) => holder === from)) {
    const after = paper.wishes.slice(paper.wishes.indexOf(from) + 1);
    paper.holder = paper.value > 0n ? (after.find((id) => hopeful.includes(id)) ?? null) : null;
  }
}

const most = (ids: readonly string[], votes: (id: string) => bigint) =>
  ids.filter((id) => ids.every((other) => votes(other) <= votes(id)));
const fewest = (ids: readonly string[], votes: (id: string) => bigint) =>
  ids.filter((id) => ids.every((other) => votes(other) >= votes(id)));
const lowestLot = (lots: readonly string[], ids: readonly string[]) =>
  lots.filter((id) => ids.includes(id)).at(-1);
const highestLot = (lots: readonly string[], ids: readonly string[]) =>
  lots.find((id) => ids.includes(id));

/** Counts by instant runoff. */
export function slowIrv(sheet: Sheet, lots: Lots): SlowCount {
  let left = [...sheet.ids];
  for (;;) {
    const tops = sheet.ballots.map((ballot) => ballot.flat().find((id) => left.includes(id)));
    const votes = (id: string) => BigInt(tops.filter((top) => top === id).length);
    const inPlay = BigInt(tops.filter((top) => top !== undefined).length);
    const winner =
      left.find((id) => 2n * votes(id) > inPlay) ?? (left.length === 1 ? left[0] : undefined);
    if (winner !== undefined) return { elected: [[winner]], tied: null };
    const low = fewest(left, votes);
    const out = low.length === 1 ? low[0] : lots ? lowestLot(lots, low) : undefined;
    if (out === undefined) return { elected: [], tied: low };
    left = left.filter((id) => id !== out);
  }
}

type Stv = {
  readonly seats: number;
  readonly lots: Lots;
  readonly one: bigint;
  readonly quota: (valid: bigint) => bigint;
  readonly revalue: (value: bigint, surplus: bigint, votes: bigint) => bigint;
  /** True for the Scottish rules: a surplus of zero does not count as one, and ties are broken by earlier stages. */
  readonly isScottish: boolean;
};

/** Counts by either Gregory method, paper by paper. */
function slowGregory(
  sheet: Sheet,
  { seats, lots, one, quota, revalue, isScottish }: Stv,
): SlowCount {
  const papers = papersOf(sheet, one);
  const bar = quota(BigInt(papers.length));
  const kept = new Map<string, bigint>();
  const elected: string[][] = [];
  const pending = new Set<string>();
  const stages: Map<string, bigint>[] = [];
  let hopeful = [...sheet.ids];
  const votes = (id: string) => kept.get(id) ?? votesOf(papers, id);
  const vacancies = () => seats - elected.flat().length;

  const pick = (ids: string[], which: typeof most): string | string[] => {
    let tied = which(ids, votes);
    for (const stage of isScottish ? stages.slice(0, -1).reverse() : []) {
      if (tied.length > 1) tied = which(tied, (id) => stage.get(id) ?? 0n);
    }
    if (tied.length === 1) return tied[0] ?? [];
    return (
      (lots && (which === most ? highestLot(lots, tied) : lowestLot(lots, tied))) ??
      (isScottish ? which(ids, votes) : tied)
    );
  };

  for (;;) {
    stages.push(new Map(sheet.ids.map((id) => [id, votes(id)])));
    if (!isScottish && hopeful.length <= vacancies())
      return { elected: [...elected, hopeful], tied: null };
    const reached = hopeful.filter((id) => votes(id) >= bar);
    hopeful = hopeful.filter((id) => !reached.includes(id));
    if (reached.length > 0) elected.push(reached);
    for (const id of reached) pending.add(id);
    if (vacancies() <= 0) return { elected, tied: null };
    if (hopeful.length <= vacancies()) return { elected: [...elected, hopeful], tied: null };

    const surpluses = [...pending].filter((id) => !isScottish || votes(id) > bar);
    const chosen = surpluses.length > 0 ? pick(surpluses, most) : pick(hopeful, fewest);
    if (typeof chosen !== 'string') return { elected, tied: chosen };
    if (surpluses.length > 0) {
      const [had, surplus] = [votes(chosen), votes(chosen) - bar];
      for (const paper of papers.filter(({ holder }) => holder === chosen))
        paper.value = revalue(paper.value, surplus, had);
      move(papers, chosen, hopeful);
      kept.set(chosen, bar);
      pending.delete(chosen);
    } else {
      hopeful = hopeful.filter((id) => id !== chosen);
      if (hopeful.length <= vacancies()) return { elected: [...elected, hopeful], tied: null };
      move(papers, chosen, hopeful);
      kept.set(chosen, 0n);
    }
  }
}

/** Counts by Scottish STV. */
export function slowScottish(sheet: Sheet, seats: number, lots: Lots): SlowCount {
  const one = 100_000n;
  return slowGregory(sheet, {
    seats,
    lots,
    one,
    quota: (valid) => (valid / BigInt(seats + 1) + 1n) * one,
    revalue: (value, surplus, votes) => (surplus * value) / votes,
    isScottish: true,
  });
}

/** Counts by the PR Foundation's WIGM rule. */
export function slowWigm(sheet: Sheet, seats: number, lots: Lots): SlowCount {
  const one = 10_000n;
  return slowGregory(sheet, {
    seats,
    lots,
    one,
    quota: (valid) => (valid * one) / BigInt(seats + 1) + 1n,
    revalue: (value, surplus, votes) => (((value * surplus) / one) * one) / votes,
    isScottish: false,
  });
}

const NANO = 1_000_000_000n;
const up = (a: bigint, b: bigint) => a / b + (a % b > 0n ? 1n : 0n);

/** Counts by the PR Foundation's Meek rule, ballot by ballot. */
export function slowMeek(sheet: Sheet, seats: number, lots: Lots): SlowCount {
  const keep = new Map(sheet.ids.map((id) => [id, NANO]));
  const elected: string[][] = [];
  let hopeful = [...sheet.ids];
  while (hopeful.length > seats - elected.flat().length && elected.flat().length < seats) {
    const { votes, surplus, reached } = converge(sheet, seats, {
      keep,
      hopeful,
      elected: elected.flat(),
    });
    if (reached.length > 0) {
      elected.push(reached);
      hopeful = hopeful.filter((id) => !reached.includes(id));
      continue;
    }
    const of = (id: string) => votes.get(id) ?? 0n;
    const least = hopeful.map(of).reduce((a, b) => (a < b ? a : b));
    const tied = hopeful.filter((id) => of(id) <= least + surplus);
    const out = tied.length === 1 ? tied[0] : lots ? lowestLot(lots, tied) : undefined;
    if (out === undefined) return { elected, tied };
    hopeful = hopeful.filter((id) => id !== out);
    keep.set(out, 0n);
  }
  return elected.flat().length < seats && hopeful.length > 0
    ? { elected: [...elected, hopeful], tied: null }
    : { elected, tied: null };
}

type Shares = {
  readonly keep: Map<string, bigint>;
  readonly hopeful: readonly string[];
  readonly elected: readonly string[];
};

function converge(sheet: Sheet, seats: number, { keep, hopeful, elected }: Shares) {
  let last: bigint | null = null;
  for (;;) {
    const votes = new Map<string, bigint>();
    for (const ballot of sheet.ballots) {
      let weight = NANO;
      for (const id of ballot.flat()) {
        const part = up(weight * (keep.get(id) ?? 0n), NANO);
        votes.set(id, (votes.get(id) ?? 0n) + part);
        weight -= part;
        if (weight <= 0n) break;
      }
    }
    const total = [...votes.values()].reduce((a, b) => a + b, 0n);
    const quota = total / BigInt(seats + 1) + 1n;
    const of = (id: string) => votes.get(id) ?? 0n;
    const reached = hopeful.filter((id) => of(id) >= quota);
    const over = [...elected, ...reached].reduce((sum, id) => sum + of(id) - quota, 0n);
    const surplus = over > 0n ? over : 0n;
    if (reached.length > 0 || surplus < 1000n || (last !== null && surplus >= last))
      return { votes, surplus, reached };
    last = surplus;
    for (const id of elected)
      keep.set(id, up(up((keep.get(id) ?? 0n) * quota, NANO) * NANO, of(id)));
  }
}
