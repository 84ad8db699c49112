import type { Comparison } from './pairs-html';
import type { Pair, Times } from './pairs-rounds';
import type { BenchReport, Measurement } from './report';

/** Comparison of the responses to one address, with each version's status. */
export type ComparedAddress = Comparison & { status: Pair<number> };

/** All findings about two versions. */
export type PairFindings = {
  commits: Pair<string>;
  /** Seconds; null if imports were not timed. */
  imports: Pair<number[]> | null;
  /** Seconds. */
  starts: Pair<number[]>;
  answers: ReadonlyMap<string, ComparedAddress>;
  times: Times;
};

/** Maximum ratio of this version's time to the other's. */
const LIMIT = 1.05;

/** Reports the findings as measurements: the ratios that have a limit, the number of equal responses, and each page. */
export function reportOf(found: PairFindings): BenchReport {
  const { imports, starts, answers, times } = found;
  const pages = [...times].map(([address, each]) => ({ address, ...medians(each) }));
  const sums = {
    other: sumOf(pages.map(({ other }) => other)),
    own: sumOf(pages.map(({ own }) => own)),
  };
  const logarithms = pages.map(({ other, own }) => Math.log(own / other));
  return {
    measurements: [
      ...(imports ? rowsOf('first import', medians(imports), 's') : []),
      ...rowsOf('second npm start', medians(starts), 's'),
      ...rowsOf(`${pages.length} addresses, sum of medians`, sums, 'ms'),
      {
        what: `${pages.length} addresses, geometric mean of their ratios`,
        value: Math.exp(sumOf(logarithms) / pages.length),
        unit: '×',
        limit: null,
      },
      ...sameness([...answers.values()]),
      ...pageRows(pages),
    ],
    notes: [
      ...howNotes(found),
      ...[...answers].flatMap(([address, answer]) => differenceNote(address, answer)),
    ],
  };
}

/** Notes on the method: the versions compared, the number of rounds, and the accuracy. */
function howNotes({ commits, imports, starts, times }: PairFindings): string[] {
  const rounds = Math.max(0, ...[...times.values()].map(({ own }) => own.length));
  const sways = [...times.values()].flatMap(({ other, own }) => [swayOf(other), swayOf(own)]);
  const sorted = sways.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.round((sorted.length - 1) * share)] ?? 1).toFixed(2);
  return [
    `This version is ${commits.own}, the other one ${commits.other}. A ratio is this ÷ other, of medians.`,
    `${imports ? `Imports: ${imports.own.length} of either version in turn. ` : ''}Starts: ${starts.own.length} of either in turn. Addresses: ${rounds} rounds, both versions served side by side and asked one after the other.`,
    `One half of the rounds against the other half, the same version and page had ratios from ${at(0.05)} to ${at(0.95)} in nine of ten cases. A page's own ratio says nothing below that; the limit is for the sum.`,
  ];
}

/** Number of rounds in which each order of pages and versions occurs once: see `timeRounds`. */
const TURN = 4;

/** Ratio of two medians of the same page: of every other turn of rounds, and of the rest. It shows the noise. */
export function swayOf(times: readonly number[]): number {
  const half = (which: number) => times.filter((_, at) => Math.floor(at / TURN) % 2 === which);
  return times.length < 2 * TURN ? 1 : median(half(0)) / median(half(1));
}

/** Median; the mean of the two middle values if their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return sumOf(middle) / middle.length;
}

function medians({ other, own }: Pair<number[]>): Pair<number> {
  return { other: median(other), own: median(own) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Rows with both versions' values, and their ratio with its limit. */
function rowsOf(what: string, { other, own }: Pair<number>, unit: 's' | 'ms'): Measurement[] {
  return [
    { what: `${what}, other`, value: other, unit, limit: null },
    { what: `${what}, this`, value: own, unit, limit: null },
    { what: `${what}, this ÷ other`, value: own / other, unit: '×', limit: LIMIT },
  ];
}

function sameness(answers: readonly Comparison[]): Measurement[] {
  const { length } = answers;
  const count = (isCounted: (answer: Comparison) => boolean) => answers.filter(isCounted).length;
  return [
    {
      what: `the same but for nonces and hashes, of ${length}`,
      value: count(({ isSame }) => isSame),
      unit: 'answers',
      limit: length,
      isFloor: true,
    },
    {
      what: `the same without scripts and their data, of ${length}`,
      value: count(({ isSameToReaders }) => isSameToReaders),
      unit: 'answers',
      limit: null,
    },
  ];
}

/** Rows of all pages, those that became slowest first. */
function pageRows(pages: readonly (Pair<number> & { address: string })[]): Measurement[] {
  return pages
    .toSorted((one, two) => two.own / two.other - one.own / one.other)
    .map(({ address, other, own }) => ({
      what: `${address}: ${own.toFixed(1)} ÷ ${other.toFixed(1)} ms`,
      value: own / other,
      unit: '×',
      limit: null,
    }));
}

function differenceNote(address: string, answer: ComparedAddress): string[] {
  const { isSame, isSameToReaders, difference, status } = answer;
  if (isSame) return [];
  if (status.other !== status.own) {
    return ['', `${address} answers ${status.own} here and ${status.other} in the other version.`];
  }
  const where = isSameToReaders ? ' in scripts or their data only,' : '';
  return [
    '',
    `${address} differs${where} from character ${difference?.at ?? 0}:`,
    `other: ${JSON.stringify(difference?.other)}`,
    `this: ${JSON.stringify(difference?.own)}`,
  ];
}
