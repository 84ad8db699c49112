import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedMarkdown, renderMarkdown } from '@/lib/markup/render';
import { nastyMarkdown } from './text-that-explodes';

const LENGTH = 60_000;

/**
 * Maximum times that a machine with other work to do still keeps, but not one that renders texts without limits: a text
 * like these then takes tens of seconds. For times on an idle machine: `npm run bench -- texts`.
 */
const TOO_LONG_MS = 10_000;
const KEPT_WAITING_MS = 3000;

const server = createServer((_request, response) => response.end('pong'));

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Starts both threads first, so that no measured time includes their start.
  await Promise.all([ping(), renderMarkdown('a'), renderMarkdown('*a* '.repeat(2000))]);
}, 60_000);

afterAll(() => {
  server.close();
});

/** Returns the time the process takes to respond to another client, in milliseconds. */
async function ping(): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const start = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe('pong');
  return performance.now() - start;
}

describe('no text takes long, becomes much, or keeps others from their answer:', () => {
  test.each(Object.entries(nastyMarkdown))('%s', async (_name, make) => {
    const source = make(LENGTH);
    expect(source.length).toBeGreaterThan(LENGTH / 2);

    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const start = performance.now();
    const rendering = renderMarkdown(source);
    const answered = await ping();
    const { html } = await rendering;
    const took = performance.now() - start;
    delay.disable();

    expect(took).toBeLessThan(TOO_LONG_MS);
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(answered).toBeLessThan(KEPT_WAITING_MS);
    expect(delay.max / 1e6).toBeLessThan(KEPT_WAITING_MS);
  });
});

test('the file of a decided motion looks at a text once, for a short time, and keeps nobody waiting', async () => {
  const source = '>\n\n'.repeat(6000);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const start = performance.now();
  const closed = await closedMarkdown(source);
  const [first, answered] = [performance.now() - start, await ping()];
  expect(await closedMarkdown(source)).toBe(closed);
  const second = performance.now() - start - first - answered;
  delay.disable();

  expect(closed).toBe(`\`\`\`markdown\n${source.trim()}\n\`\`\``);
  expect(first).toBeLessThan(TOO_LONG_MS);
  expect(second).toBeLessThan(KEPT_WAITING_MS);
  expect(delay.max / 1e6).toBeLessThan(KEPT_WAITING_MS);
});
