import { describeRules } from '@/lib/elections/tally/describe-rules';
import type { FormatName } from '@/lib/elections/tally/formats/ballot-file';
import type { TallyResult } from '@/lib/elections/tally/types';
import type { PairwiseDetail } from '@/lib/elections/tally/detail-types';

/** Maximum number of candidates in a printed table; larger tables are left to `--json`. */
const WIDEST_TABLE = 24;

/** Returns a function from ids to the names in the file. If two candidates share a name, ids are kept. */
function namer({ candidates }: TallyResult): (id: string) => string {
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  const isUnique = new Set(names.values()).size === names.size;
  return (id) => (isUnique ? (names.get(id) ?? id) : id);
}

/** Formats the result as one JSON document, with names as in the file. Groups in `order` are best first. */
export function reportJson(result: TallyResult, format: FormatName): string {
  const name = namer(result);
  const { method, ...options } = result.rules;
  const named = (groups: TallyResult['order']) => groups.map((group) => group.map(name));
  const { tie } = result;
  const document = {
    method,
    options,
    format,
    candidates: result.candidates.map(({ id }) => name(id)),
    withdrawn: result.withdrawn,
    ballots: result.ballots.total,
    blankBallots: result.ballots.blank,
    distinctBallots: result.ballots.distinct,
    order: named(result.order),
    elected: result.elected.map(name),
    seats: result.seats.map(({ candidate, reason }) => ({ candidate: name(candidate), reason })),
    skipped: result.skipped.map((skip) => ({ ...skip, candidate: name(skip.candidate) })),
    succession: named(result.succession),
    tie: tie ? { ...tie, candidates: tie.candidates.map(name) } : null,
    tieBreaks: result.tieBreaks,
    detail: result.detail,
    notes: result.notes,
    narrative: result.narrative,
  };
  return JSON.stringify(document, null, 2);
}

/** Formats the result as text for people: rules, outcome, reasons, and the pairwise table if there is one. */
export function reportText(result: TallyResult, format: FormatName): string {
  const name = namer(result);
  const rules = describeRules(result.rules).map(({ label, value }) => `  ${label}: ${value}`);
  const order = result.order.map(
    (group, i) => `  ${result.order.slice(0, i).flat().length + 1}. ${group.map(name).join(' = ')}`,
  );
  const { detail } = result;
  const isTabled = detail.kind === 'pairwise' && result.candidates.length <= WIDEST_TABLE;
  const succession = result.succession.map((group) => group.map(name).join(' = ')).join(' > ');
  return [
    `Rules (ballots read as ${format})`,
    ...rules,
    '',
    'Result',
    ...result.narrative.map((sentence) => `  ${sentence}`),
    ...result.notes.map((note) => `  Note: ${note}`),
    '',
    'Order (= is a tie)',
    ...order,
    ...(succession === '' ? [] : ['', `Next for a vacancy: ${succession}`]),
    ...(isTabled
      ? ['', 'Ballots that rank the row above the column', ...table(result, detail, name)]
      : []),
    ...result.tieBreaks.flatMap(({ where, transcript }) => [
      '',
      `Tie-break: ${where}`,
      ...transcript.map((line) => `  ${line}`),
    ]),
    '',
  ].join('\n');
}

function table(
  { candidates }: TallyResult,
  { matrix }: PairwiseDetail,
  name: (id: string) => string,
): string[] {
  const names = candidates.map(({ id }) => name(id));
  const numbers = names.map((_, i) => `(${i + 1})`);
  const width =
    Math.max(
      4,
      ...numbers.map((number) => number.length),
      ...matrix.flat().map((votes) => String(votes).length),
    ) + 1;
  const side = Math.min(30, Math.max(...names.map((label) => label.length)));
  const head = `  ${' '.repeat(side + 5)}${numbers.map((number) => number.padStart(width)).join('')}`;
  const rows = names.map((label, i) => {
    const cells =
      matrix[i]?.map((votes, j) => (i === j ? '-' : String(votes)).padStart(width)) ?? [];
    return `  ${(numbers[i] ?? '').padEnd(5)}${label.slice(0, side).padEnd(side)}${cells.join('')}`;
  });
  return [head, ...rows];
}
