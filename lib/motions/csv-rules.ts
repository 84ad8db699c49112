import type { RollCall } from './record-rules';

/**
 * Rows as CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: names and titles
 * come from anybody.
 *
 * @example
 * csvOf([['a', 'say "b"'], ['=1+1', '']]); // => 'a,"say ""b"""\r\n\'=1+1,\r\n'
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEAD = ['motion', 'title', 'kind', 'asks', 'decided', 'result', 'member', 'vote', 'counted'];

/** One row for each member with a seat in each motion; `vote` is `none` where there was none. */
export function votesCsv(rollCalls: readonly RollCall[]): string {
  const rows = rollCalls.flatMap(({ id, title, kind, isForAll, decidedAt, state, voters }) =>
    voters.map(({ name, choice, uncounted }) => [
      String(id),
      title,
      kind,
      isForAll ? 'all' : 'some',
      decidedAt.toISOString(),
      state,
      name,
      choice ?? 'none',
      uncounted ?? 'yes',
    ]),
  );
  return csvOf([HEAD, ...rows]);
}
