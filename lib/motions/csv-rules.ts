import { stringify } from 'csv-stringify/sync';
import type { RollCall } from './record-rules';

/**
 * Formats rows as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an
 * apostrophe before it, because anyone can choose names and titles. This also applies within a
 * cell: where the semicolon separates cells, as in most of Europe, a spreadsheet splits `x;=1+1`
 * too, and ignores quotation marks that don't begin a cell of its own.
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

/** Positions where a formula could begin: at the start, and after anything that may separate cells or lines. */
const FORMULA = /(?<=^|[;,|\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g;

const HEAD = ['motion', 'title', 'kind', 'asks', 'decided', 'result', 'member', 'vote', 'counted'];

/** Lists one row for each member with a seat in each motion; `vote` is `none` if they did not vote. */
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
