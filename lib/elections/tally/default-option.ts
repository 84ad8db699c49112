import { keepCandidates } from './ballot-sets';
import { at, pairwiseMatrix, placesOf } from './pairwise';
import type { Matrix } from './pairwise';
import { fillSeats } from './seats';
import type { Seating } from './seats';
import { tieBreakerFor } from './tie-break';
import { RulesError } from './types';
import type { DefaultOption, Method, MethodInput, MethodOutput, Quorum } from './types';

/**
 * Drops the options that miss the quorum or their majority over the default option, and counts the others.
 *
 * 1. An option is dropped unless enough voters prefer it to the default option: the quorum.
 * 2. An option is dropped unless more voters prefer it to the default option than its ratio times those who
 *    prefer the default option to it. With ratio 1, it is dropped unless it beats the default option.
 * 3. The method counts the remaining options, including the default option. The dropped come last in the
 *    order.
 *
 * @see Debian constitution, A.5 and A.6
 */
export function dropOptions(input: MethodInput, method: Method): MethodOutput {
  const { contest, rules, record } = input;
  const { defaultOption } = rules;
  if (!defaultOption) return method.count(input);
  const matrix = pairwiseMatrix(contest.ballots, rules.unranked);
  const none = contest.candidates.findIndex(({ id }) => id === defaultOption.id);
  const reasons = contest.candidates.map(({ id }, place) =>
    reasonToDrop(matrix, { place, none, id }, defaultOption),
  );
  const kept = placesOf(reasons.length).filter((place) => reasons[place] === null);
  const candidates = contest.candidates.filter((_, place) => kept.includes(place));
  const sub = { ...contest, candidates, ballots: keepCandidates(contest.ballots, kept) };
  const breakTie = tieBreakerFor(
    rules.tie,
    candidates.map(({ id }) => id),
    record,
  );
  const output = method.count({ contest: sub, rules, breakTie, record });
  const out = placesOf(reasons.length).filter((place) => reasons[place] !== null);
  const order = output.order.map((group) => group.map((place) => kept[place] ?? 0));
  const dropped = out.map((place) => ({
    candidate: contest.candidates[place]?.id ?? '',
    reason: reasons[place] ?? '',
  }));
  return {
    ...output,
    order: out.length > 0 ? [...order, out] : order,
    detail: withDropped(method.count({ contest, rules, breakTie: () => null, record }), dropped),
  };
}

/** Returns the working over all options with the dropped ones listed, so that the matrix still shows them. */
function withDropped({ detail }: MethodOutput, dropped: { candidate: string; reason: string }[]) {
  if (detail.kind !== 'pairwise') throw new RulesError('A default option needs a pairwise method.');
  return { ...detail, dropped };
}

type Pair = { readonly place: number; readonly none: number; readonly id: string };

function reasonToDrop(
  matrix: Matrix,
  { place, none, id }: Pair,
  { quorum, ratios }: DefaultOption,
): string | null {
  if (place === none) return null;
  const above = at(matrix, place, none);
  const below = at(matrix, none, place);
  if (!meetsQuorum(above, quorum))
    return `only ${above} prefer it to the default option, ${describeQuorum(quorum)}`;
  const ratio = ratios[id] ?? 1;
  if (above > ratio * below) return null;
  return `${above} prefer it to the default option and ${below} the other way round; it needs more than ${ratio} to 1`;
}

/**
 * True if the votes meet the quorum. Debian's is V ≥ 3Q, with Q half the square root of the electors; without taking a
 * root, that is 4V² ≥ 9 × electors.
 */
function meetsQuorum(votes: number, quorum: Quorum): boolean {
  if (quorum.kind === 'none') return true;
  if (quorum.kind === 'votes') return votes >= quorum.votes;
  return 4n * BigInt(votes) ** 2n >= 9n * BigInt(quorum.electors);
}

function describeQuorum(quorum: Quorum): string {
  if (quorum.kind === 'debian-3q')
    return `less than 3Q, one and a half times the square root of ${quorum.electors}`;
  return quorum.kind === 'votes' ? `less than the quorum of ${quorum.votes}` : '';
}

/**
 * Gives seats only to options above the default option. If the default option is best, nobody is seated. If it is level
 * with others and seats are left, the tie-break decides which of them are above it, or the count stops.
 */
export function seatAbove(
  { order }: MethodOutput,
  room: Parameters<typeof fillSeats>[1],
  none: number,
): Seating {
  const index = order.findIndex((group) => group.includes(none));
  const above = order.slice(0, index);
  const level = order[index] ?? [];
  const seating = fillSeats(above, room);
  if (seating.tie || level.length < 2 || seating.seats.length >= room.count) return seating;
  const settled = room.breakTie(level, 'Level with the default option');
  if (settled)
    return fillSeats(
      [...above, ...settled.slice(0, settled.indexOf(none)).map((place) => [place])],
      room,
    );
  const candidates = level.map((place) => room.candidates[place]?.id ?? '');
  const question = `${candidates.join(', ')} are tied, and one of them is the default option. Decide who is placed first.`;
  return {
    ...seating,
    tie: {
      kind: 'cut',
      candidates,
      seats: room.count - seating.seats.length,
      round: null,
      question,
    },
  };
}
