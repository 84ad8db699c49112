/** A measurement. `limit` is its maximum (with `isFloor`, its minimum); null: only shown. */
export type Measurement = {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB' | 'KiB' | '×' | 'points' | 'answers';
  readonly limit: number | null;
  readonly isFloor?: boolean;
};

/** Result of a benchmark; `notes` are lines to print below the table. */
export type BenchReport = {
  readonly measurements: readonly Measurement[];
  readonly notes: readonly string[];
};

/** True if a measurement is within its limit, or has none. */
export function isMet({ value, limit, isFloor }: Measurement): boolean {
  if (limit === null) return true;
  return isFloor ? value >= limit : value <= limit;
}

/** Formats a report as a Markdown table, as in docs/BENCHMARKS.md. */
export function tableOf({ measurements, notes }: BenchReport): string {
  const rows = measurements.map((measurement) => {
    const { what, value, unit, limit, isFloor } = measurement;
    const bound = limit === null ? '' : `${isFloor ? '≥' : '≤'} ${limit} ${unit}`;
    const verdict = limit === null ? '' : isMet(measurement) ? 'met' : 'MISSED';
    const shown = unit === 'answers' ? value : round(value);
    return `| ${what} | ${shown} ${unit} | ${bound} | ${verdict} |`;
  });
  const head = ['| what | measured | must | |', '|---|---:|---:|---|'];
  return [...head, ...rows, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

/** Prints progress to the error stream, apart from the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
