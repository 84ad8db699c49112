import { stringify } from 'csv-stringify/sync';
import type { RollCall } from './record-rules';

/**
 * Rows as CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: names and titles
 * come from anybody. Also within a cell: where the semicolon parts cells, as in most of Europe, a spreadsheet parts
 * `x;=1+1` too, and pays no heed to quotation marks that don't begin a cell of its own.
 *
 * @example
 * csvOf([['a', 'say "b"'], ['=1+1', 'x;=1']]); // => 'a,"say ""b"""\r\n"\'=1+1","x;\'=1"\r\n'
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map((text) => text.replace(FORMULA, "'"))),
    { record_delimiter: 'windows', quoted_match: /[^\w .:-]/ },
  );
}

/** Where a formula could begin: at the start, and after whatever may part cells or lines. */
const FORMULA = /(?<=^|[;,|\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g;

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
