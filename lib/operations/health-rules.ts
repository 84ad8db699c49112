/** Measurements of the installation; null for one that could not be made. */
export type HealthFacts = {
  /** Time by which this machine's clock is ahead of the database's. */
  clockAheadMs: number | null;
  /** True if a trial write succeeded. */
  canWrite: boolean | null;
  /** Free space on the disks of the data folder and of the embedded database. */
  freeBytes: readonly number[];
};

/** State of the installation. */
export type Health = {
  clock: 'ok' | 'wrong' | 'unknown';
  writing: 'ok' | 'failing' | 'unknown';
  disk: 'ok' | 'low' | 'full' | 'unknown';
  /** A sentence for each problem. */
  problems: string[];
};

const MAX_AHEAD_MS = 10_000;
const MEGABYTE = 1_000_000;
const FULL_BYTES = 50 * MEGABYTE;
const LOW_BYTES = 1_000 * MEGABYTE;

/** Judges the measurements: clocks that differ by more than ten seconds, a disk that fills up, writes that fail. */
export function judgeHealth(facts: HealthFacts): Health {
  const health = {
    clock: judgeClock(facts.clockAheadMs),
    writing: judgeWriting(facts.canWrite),
    disk: judgeDisk(facts.freeBytes),
  };
  return { ...health, problems: problemsOf(health, facts) };
}

function judgeClock(aheadMs: number | null): Health['clock'] {
  if (aheadMs === null) return 'unknown';
  return Math.abs(aheadMs) > MAX_AHEAD_MS ? 'wrong' : 'ok';
}

function judgeWriting(canWrite: boolean | null): Health['writing'] {
  if (canWrite === null) return 'unknown';
  return canWrite ? 'ok' : 'failing';
}

function judgeDisk(freeBytes: readonly number[]): Health['disk'] {
  if (freeBytes.length === 0) return 'unknown';
  const least = Math.min(...freeBytes);
  if (least < FULL_BYTES) return 'full';
  return least < LOW_BYTES ? 'low' : 'ok';
}

function problemsOf(
  { clock, writing, disk }: Omit<Health, 'problems'>,
  { clockAheadMs }: HealthFacts,
): string[] {
  const problems: string[] = [];
  if (writing === 'failing') {
    problems.push('The database takes no writes: no vote can be cast. Its log says why.');
  }
  if (disk === 'full') problems.push('The disk of the data folder is full.');
  if (disk === 'low') problems.push('The disk of the data folder has less than 1 GB left.');
  if (clock === 'wrong' && clockAheadMs !== null) {
    const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
    const word = clockAheadMs > 0 ? 'ahead of' : 'behind';
    problems.push(`The clock of the web server is ${seconds} seconds ${word} the database's.`);
  }
  return problems;
}
