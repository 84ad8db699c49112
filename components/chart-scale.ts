import { nice, ticks } from 'd3-array';

/** Approximate number of steps on an axis; the library makes them 1, 2 or 5 times a power of ten. */
const STEPS = 3;

/** Formats a position along an axis for SVG: a percentage with at most two decimals. */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

/**
 * Returns round figures for an axis that starts at 0 and ends at or above `largest`: steps of 1, 2
 * or 5 times a power of ten, at most five of them. `[0, 1]` if there is nothing to show.
 *
 * @example
 * ticksUpTo(730); // => [0, 200, 400, 600, 800]
 */
export function ticksUpTo(largest: number): number[] {
  const [, top] = nice(0, Math.max(1, largest), STEPS);
  return ticks(0, top, STEPS).filter(Number.isInteger);
}

/** The places where the label of a bar or dot is shown: everywhere, only where there is room, or nowhere. */
export type LabelReach = 'always' | 'wide' | 'never';

const MAX_TICKS_NARROW = 5;
const MAX_TICKS_WIDE = 12;

/**
 * Returns where to show the label at `index` of `count`, in even steps counted back from the last, which readers look
 * for first. The labels on a phone are a subset of those on a wide screen.
 */
export function labelReach(index: number, count: number): LabelReach {
  const wide = Math.max(1, Math.ceil(count / MAX_TICKS_WIDE));
  const phone = wide * Math.max(1, Math.ceil(count / wide / MAX_TICKS_NARROW));
  const back = count - 1 - index;
  if (back % phone === 0) return 'always';
  return back % wide === 0 ? 'wide' : 'never';
}
