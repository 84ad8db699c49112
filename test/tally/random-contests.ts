import fc from 'fast-check';
import { ballotSetOf } from '@/lib/elections/tally/ballot-sets';
import type { Contest, Ranking } from '@/lib/elections/tally/types';

/** Individual ballots, for both the engine and the reference. */
export type RandomSheet = { readonly ids: readonly string[]; readonly ballots: readonly Ranking[] };

/** Two to twelve candidates, usually few, because ties and cycles occur in small contests. */
const sizes = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 2, max: 5 }) },
  { weight: 3, arbitrary: fc.integer({ min: 6, max: 8 }) },
  { weight: 1, arbitrary: fc.integer({ min: 9, max: 12 }) },
);

const idsOf = (size: number) =>
  Array.from({ length: size }, (_, place) => `c${String.fromCharCode(97 + place)}`);

/**
 * Groups candidates by rank. Rank 0 is left out: [2, 0, 1, 2] gives the third candidate, then the first and fourth
 * together.
 */
function rankingOf(ids: readonly string[], ranks: readonly number[]): Ranking {
  const used = [...new Set(ranks)].filter((rank) => rank > 0).sort((a, b) => a - b);
  return used.map((rank) => ids.filter((_, place) => ranks[place] === rank));
}

const bundle = (size: number, isWeak: boolean) =>
  fc.tuple(
    fc.integer({ min: 1, max: 6 }),
    isWeak
      ? fc.array(fc.nat({ max: size }), { minLength: size, maxLength: size })
      : fc.shuffledSubarray(
          Array.from({ length: size }, (_, place) => place),
          { minLength: 0, maxLength: size },
        ),
  );

/** Shapes of ballots: any; rotated by one position, which makes cycles; or with their reverses, which makes ties. */
const shapes = fc.constantFrom<'any' | 'turned' | 'mirrored'>(
  'any',
  'any',
  'any',
  'turned',
  'mirrored',
);

function sheets(isWeak: boolean): fc.Arbitrary<RandomSheet> {
  return sizes.chain((size) =>
    fc.tuple(fc.array(bundle(size, isWeak), { maxLength: 10 }), shapes).map(([bundles, shape]) => {
      const ids = idsOf(size);
      const written = bundles.flatMap(([count, marks]) => {
        const ranking = isWeak ? rankingOf(ids, marks) : marks.map((place) => [ids[place] ?? '']);
        return shapeBallots(ids, ranking, shape).flatMap((ballot) =>
          Array.from({ length: count }, () => ballot),
        );
      });
      return { ids, ballots: written.slice(0, 60) };
    }),
  );
}

function shapeBallots(
  ids: readonly string[],
  ranking: Ranking,
  shape: 'any' | 'turned' | 'mirrored',
): Ranking[] {
  if (shape === 'mirrored') return [ranking, [...ranking].reverse()];
  if (shape === 'any') return [ranking];
  const turn = (by: number) => (id: string) => ids[(ids.indexOf(id) + by) % ids.length] ?? id;
  return ids.slice(0, 3).map((_, by) => ranking.map((group) => group.map(turn(by))));
}

/** Contests of up to 60 ballots with equal ranks, truncated ballots, cycles and perfect ties. */
export const weakSheets = sheets(true);

/** Contests like {@link weakSheets}, without equal ranks. */
export const strictSheets = sheets(false);

/** Returns a sheet in the engine's format. */
export function contestFrom({ ids, ballots }: RandomSheet): Contest {
  const set = ballotSetOf(
    ids,
    ballots.map((ranking) => ({ count: 1, ranking })),
  );
  return {
    title: null,
    candidates: ids.map((id) => ({ id, name: id })),
    seats: null,
    unranked: null,
    ballots: set,
    notes: [],
  };
}
