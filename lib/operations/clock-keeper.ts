import { setClock } from '@/lib/clock';

/** How often the clock is read; in between a process counts on by itself, which is right to microseconds. */
const INTERVAL_MS = 5_000;

/** After a failure the next attempt comes sooner: until there is a reading, the clock of this machine counts. */
const RETRY_MS = 1_000;

/** An answer that took longer says little about the moment it was given in. */
const MAX_INTERVAL_MS = 1_000;

/**
 * Has `now` go by a clock that is asked again and again, until the function it answers is called. Waits for the first
 * reading; one that fails is tried again, and the last good one stays.
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

/** Reads once; the clock was asked halfway between question and answer. Answers whether the reading was taken over. */
async function readOnce(read: () => Promise<Date>, longestMs: number): Promise<boolean> {
  const askedMs = performance.now();
  const at = await read();
  const tookMs = performance.now() - askedMs;
  if (tookMs > longestMs) return false;
  setClock({ databaseMs: at.getTime(), monotonicMs: askedMs + tookMs / 2 });
  return true;
}
