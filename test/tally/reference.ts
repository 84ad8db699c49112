import type { Ranking, Strength, Unranked } from '@/lib/elections/tally/types';

/*
 * A second implementation of every method, slow and as close to its definition as possible, to test the engine against.
 * It shares only types with the engine, and keeps each ballot as it was written.
 */

/** Ballots as written, and the candidates. */
export type Sheet = { readonly ids: readonly string[]; readonly ballots: readonly Ranking[] };

/** True if a ballot prefers a to b. */
function prefers(ballot: Ranking, unranked: Unranked, [a, b]: readonly [string, string]): boolean {
  const of = (id: string) => ballot.findIndex((group) => group.includes(id));
  if (of(a) < 0) return false;
  if (of(b) < 0) return unranked === 'last';
  return of(a) < of(b);
}

/** Counts the ballots that prefer each candidate to each other one. */
export function slowMatrix({ ids, ballots }: Sheet, unranked: Unranked): number[][] {
  return ids.map((a) =>
    ids.map((b) => ballots.filter((ballot) => prefers(ballot, unranked, [a, b])).length),
  );
}

type Square = readonly (readonly number[])[];
const get = (matrix: Square, a: number, b: number): number => matrix[a]?.[b] ?? 0;
const everybody = (matrix: Square): number[] => [...matrix.keys()];

function linkOf(matrix: Square, strength: Strength, [a, b]: readonly [number, number]): number {
  const [mine, theirs] = [get(matrix, a, b), get(matrix, b, a)];
  if (mine <= theirs) return 0;
  return strength === 'margins' ? mine - theirs : mine;
}

/** True if links lead from a to b, in one or more steps. */
function leads(links: readonly (readonly [number, number])[], a: number, b: number): boolean {
  const reached = new Set<number>();
  const open = [a];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const [from, to] of links) {
      if (from !== place || reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached.has(b);
}

/** Splits candidates into layers: repeatedly removes all unbeaten ones. */
function layers(places: readonly number[], above: (a: number, b: number) => boolean): number[][] {
  if (places.length === 0) return [];
  const top = places.filter((a) => places.every((b) => !above(b, a)));
  const rest = places.filter((a) => !top.includes(a));
  return [top, ...layers(rest, above)];
}

/**
 * Computes the strength of the strongest paths. From a to b it is the highest threshold at which defeats of at least
 * that strength still lead from a to b.
 */
export function slowPaths(matrix: Square, strength: Strength): number[][] {
  const all = everybody(matrix);
  const defeats = all.flatMap((a) =>
    all.map((b) => ({ a, b, link: linkOf(matrix, strength, [a, b]) })),
  );
  const bars = [...new Set(defeats.map(({ link }) => link))]
    .filter((bar) => bar > 0)
    .sort((a, b) => a - b);
  const paths = all.map(() => all.map(() => 0));
  for (const bar of bars) {
    const links = defeats.filter(({ link }) => link >= bar).map(({ a, b }) => [a, b] as const);
    for (const a of all) {
      for (const b of all) {
        const row = paths[a];
        if (row && a !== b && leads(links, a, b)) row[b] = bar;
      }
    }
  }
  return paths;
}

/** Returns Schulze's order, computed from the paths. */
export function slowSchulze(paths: Square): number[][] {
  return layers(everybody(paths), (a, b) => get(paths, a, b) > get(paths, b, a));
}

/** Ranks by ranked pairs. Equally strong majorities that together close a cycle are left out. */
export function slowRankedPairs(matrix: Square, strength: Strength): number[][] {
  const all = everybody(matrix);
  const pairs = all.flatMap((a) =>
    all.filter((b) => linkOf(matrix, strength, [a, b]) > 0).map((b) => [a, b] as const),
  );
  const weight = ([a, b]: readonly [number, number]) => {
    const link = linkOf(matrix, strength, [a, b]);
    return strength === 'margins' ? link * 1000 : link * 1000 - get(matrix, b, a);
  };
  const weights = [...new Set(pairs.map(weight))].sort((a, b) => b - a);
  let locked: (readonly [number, number])[] = [];
  for (const now of weights) {
    const open = pairs.filter((pair) => weight(pair) === now && !leads(locked, pair[1], pair[0]));
    const together = [...locked, ...open];
    locked = [...locked, ...open.filter(([a, b]) => !leads(together, b, a))];
  }
  return layers(all, (a, b) => leads(locked, a, b));
}

/** Ranks by minimax, by the chosen one of the three ways to measure a defeat. */
export function slowMinimax(matrix: Square, strength: Strength): number[][] {
  const all = everybody(matrix);
  const score = (a: number) =>
    Math.max(
      ...all
        .filter((b) => b !== a)
        .map((b) => {
          if (strength === 'winning-votes')
            return get(matrix, b, a) > get(matrix, a, b) ? get(matrix, b, a) : 0;
          return strength === 'margins' ? get(matrix, b, a) - get(matrix, a, b) : get(matrix, b, a);
        }),
    );
  return layers(all, (a, b) => score(a) < score(b));
}

/** Returns the smallest of all groups whose members each beat everyone outside. */
export function slowSmith(matrix: Square): number[] {
  const all = everybody(matrix);
  const groups = Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
    all.filter((a) => ((bits + 1) >> a) & 1),
  );
  const dominant = groups.filter((group) =>
    group.every((a) =>
      all.every((b) => group.includes(b) || get(matrix, a, b) > get(matrix, b, a)),
    ),
  );
  return dominant.reduce((smallest, group) => (group.length < smallest.length ? group : smallest));
}

/** Counts the ballots that rank each candidate alone in first place. */
export function slowPlurality({ ids, ballots }: Sheet): number[] {
  return ids.map(
    (id) => ballots.filter(([first]) => first?.length === 1 && first[0] === id).length,
  );
}

/** Counts the ballots that rank each candidate at all. */
export function slowApproval({ ids, ballots }: Sheet): number[] {
  return ids.map((id) => ballots.filter((ballot) => ballot.flat().includes(id)).length);
}
