/** A label to place along a line: where it points to (0 to 1) and how wide it is (same scale). */
export type Span = { at: number; width: number };

/** Where a label goes: its row, counted from the line, and the end of the text that sits at `at`. */
export type Placed = { lane: number; anchor: 'start' | 'end' };

/**
 * Gives each label the lowest row in which it touches no label before it.
 *
 * Labels are taken in the order given (the order of time). A label that would run past the end of
 * the line is set to the left of its point.
 */
export function placeLabels(spans: readonly Span[]): Placed[] {
  const taken: { from: number; to: number }[][] = [];
  return spans.map(({ at, width }) => {
    const anchor = at + width > 1 ? 'end' : 'start';
    const from = anchor === 'start' ? at : at - width;
    const to = from + width;
    let lane = 0;
    while (taken[lane]?.some((other) => from < other.to && to > other.from)) lane += 1;
    (taken[lane] ??= []).push({ from, to });
    return { lane, anchor };
  });
}
