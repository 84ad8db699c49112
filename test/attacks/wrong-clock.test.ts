import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { now, setClock } from '@/lib/clock';
import { keepClock } from '@/lib/operations/clock-keeper';

const TRUE = new Date('2026-11-20T12:00:00Z');
const TEN_DAYS_MS = 864_000_000;

let monotonicMs: number;
let databaseMs: number;

/** Advances every clock by the same time. */
function pass(milliseconds: number): void {
  monotonicMs += milliseconds;
  databaseMs += milliseconds;
  vi.setSystemTime(Date.now() + milliseconds);
}

const read = () => Promise.resolve(new Date(databaseMs));
const offMs = () => now().getTime() - databaseMs;

beforeEach(() => {
  monotonicMs = 1_000;
  databaseMs = TRUE.getTime();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.setSystemTime(databaseMs + TEN_DAYS_MS);
  vi.spyOn(performance, 'now').mockImplementation(() => monotonicMs);
});

afterEach(() => {
  setClock(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the present is the database’s, and not that of a machine ten days ahead', async () => {
  const stop = await keepClock(read);
  expect(offMs()).toBe(0);
  pass(4_000);
  expect(offMs()).toBe(0);
  stop();
});

test('a machine whose clock is set while it serves changes no page’s mind', async () => {
  const stop = await keepClock(read);
  vi.setSystemTime(databaseMs - TEN_DAYS_MS);
  expect(offMs()).toBe(0);
  stop();
});

test('half of the way there and back is not counted', async () => {
  const stop = await keepClock(() => {
    pass(300);
    const at = new Date(databaseMs);
    pass(300);
    return Promise.resolve(at);
  });
  expect(offMs()).toBe(0);
  stop();
});

test('a database whose clock is set is followed within seconds', async () => {
  const stop = await keepClock(read);
  databaseMs += 60_000;
  expect(offMs()).toBe(-60_000);
  monotonicMs += 5_000;
  databaseMs += 5_000;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(offMs()).toBe(0);
  stop();
});

test('an answer that fails or took long leaves the last good one', async () => {
  let answer = read;
  const stop = await keepClock(() => answer());
  answer = () => {
    monotonicMs += 20_000;
    return Promise.resolve(new Date(databaseMs));
  };
  await vi.advanceTimersByTimeAsync(5_000);
  databaseMs += 20_000;
  expect(offMs()).toBe(0);
  answer = () => Promise.reject(new Error('down'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(offMs()).toBe(0);
  stop();
});

test('a first reading that fails is tried again soon', async () => {
  let isUp = false;
  const stop = await keepClock(() => (isUp ? read() : Promise.reject(new Error('down'))));
  expect(offMs()).toBe(TEN_DAYS_MS);
  isUp = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(offMs()).toBe(0);
  stop();
});
