/** One thing that was measured. `limit` is what it must not exceed (or, `isFloor`, fall short of); null: only shown. */
export type Measurement = {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB' | 'KiB' | '×' | 'points' | 'answers';
  readonly limit: number | null;
  readonly isFloor?: boolean;
};

/** What a benchmark found; `notes` are lines to print below the table. */
export type BenchReport = {
  readonly measurements: readonly Measurement[];
  readonly notes: readonly string[];
};

/** Whether a measurement keeps its limit; one without a limit always does. */
export function isMet({ value, limit, isFloor }: Measurement): boolean {
  if (limit === null) return true;
  return isFloor ? value >= limit : value <= limit;
}

/** A report as a Markdown table, as docs/BENCHMARKS.md holds it. */
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

/** Says what is being done, where it does not mix with the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
