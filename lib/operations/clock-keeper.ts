import { setClock } from '@/lib/clock';

/** Interval between readings. In between, the process's own clock is accurate to microseconds. */
const INTERVAL_MS = 5_000;

/** Shorter interval after a failure. Until the first reading, this machine's clock counts. */
const RETRY_MS = 1_000;

/** Maximum duration of a reading. A slower one says little about the moment it was taken at. */
const MAX_INTERVAL_MS = 1_000;

/**
 * Sets `now` by a clock that is read repeatedly, until the returned function is called. Waits for the first reading. A
 * failed reading is retried, and the last good one stays in use.
 */
export async function keepClock(read: () => Promise<Date>): Promise<() => void> {
  let isStopped = false;
  let hasReading = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    const isGood = await readOnce(read, hasReading ? MAX_INTERVAL_MS : Infinity).catch(() => false);
    hasReading ||= isGood;
    if (isStopped) return;
    timer = setTimeout(() => void round(), isGood ? INTERVAL_MS : RETRY_MS);
    timer.unref();
  };
  await round();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Reads once and takes the reading to be from halfway between request and response. Returns true if it was used. */
async function readOnce(read: () => Promise<Date>, longestMs: number): Promise<boolean> {
  const askedMs = performance.now();
  const at = await read();
  const tookMs = performance.now() - askedMs;
  if (tookMs > longestMs) return false;
  setClock({ databaseMs: at.getTime(), monotonicMs: askedMs + tookMs / 2 });
  return true;
}
