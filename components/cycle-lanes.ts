/** A label that starts at a point of a line: its position (0 to 1) and its width (same scale). */
export type Span = { at: number; width: number };

/**
 * Assigns each label a row above the line, 0 being the lowest, such that no label touches another and no stem (from a
 * point up to its label) runs through a label.
 *
 * Labels are ordered by their points. Of two overlapping labels the earlier goes higher, so that the stem of the later
 * one ends below it.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  const lanes: number[] = [];
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    const span = spans[index] ?? { at: 0, width: 0 };
    const end = span.at + span.width;
    const crossed = spans.slice(index + 1).map((later, offset) => {
      return later.at < end ? (lanes[index + 1 + offset] ?? 0) + 1 : 0;
    });
    lanes[index] = Math.max(0, ...crossed);
  }
  return lanes;
}

const LEAST_REACH = 0.6;

/** Returns the share of the width that the line may take so that every label ends within it; at least 0.6. */
export function reachOf(spans: readonly Span[]): number {
  const room = spans.map(({ at, width }) => (at > 0 ? (1 - width) / at : 1));
  return Math.max(LEAST_REACH, Math.min(1, ...room));
}
