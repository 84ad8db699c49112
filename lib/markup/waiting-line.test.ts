import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WaitingLine } from './waiting-line';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Jobs that end when told to, and their results in the order of arrival. */
function jobs(line: WaitingLine) {
  const over = new Map<string, () => void>();
  const order: string[] = [];
  const add = (name: string, weight: number) =>
    line
      .take(
        weight,
        () => new Promise<string>((resolve) => over.set(name, resolve.bind(null, name))),
      )
      .then((answer) => order.push(answer ?? `no place for ${name}`));
  const end = async (name: string) => {
    over.get(name)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { add, end, order, begun: () => [...over.keys()] };
}

test('the lightest comes next, and of equals the oldest', async () => {
  const { add, end, order, begun } = jobs(
    new WaitingLine({ places: 2, maxWaiting: 10, maxWaitMs: Infinity }),
  );
  for (const [name, weight] of Object.entries({ a: 9, b: 9, c: 5, d: 7, e: 5 })) {
    void add(name, weight);
  }
  await vi.advanceTimersByTimeAsync(0);
  await end('a');
  expect(begun()).toEqual(['a', 'b', 'c']);
  for (const name of ['b', 'c', 'e', 'd']) await end(name);
  expect(begun()).toEqual(['a', 'b', 'c', 'e', 'd']);
  expect(order).toEqual(['a', 'b', 'c', 'e', 'd']);
});

test('who would wait too long, or behind too many, is told so and begins nothing', async () => {
  const { add, end, order, begun } = jobs(
    new WaitingLine({ places: 1, maxWaiting: 2, maxWaitMs: 1000 }),
  );
  for (const name of ['a', 'b', 'c', 'd']) void add(name, 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual(['no place for d']);

  await vi.advanceTimersByTimeAsync(999);
  await end('a');
  await vi.advanceTimersByTimeAsync(1);
  expect(order).toEqual(['no place for d', 'a', 'no place for c']);
  await end('b');
  void add('e', 1);
  await end('e');
  expect(begun()).toEqual(['a', 'b', 'e']);
});

test('work that fails leaves its place', async () => {
  const line = new WaitingLine({ places: 1, maxWaiting: 2, maxWaitMs: 1000 });
  await expect(line.take(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await line.take(1, () => Promise.resolve('yes'))).toBe('yes');
});
