import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderMarkdown } from '@/lib/markup/render';
import { nastyMarkdown } from '@/test/attacks/text-that-explodes';
import type { BenchReport } from './report';

/** Maximum length of a motion's text. */
const LENGTH = 60_000;

/** Measures the cost of the nastiest texts that a form accepts, and how long they keep the process from responding. */
export async function benchTexts(): Promise<BenchReport> {
  const server = createServer((_request, response) => response.end('pong'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ping = async () => {
    const start = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return performance.now() - start;
  };
  // Starts both threads, so that their start is not timed.
  await Promise.all([ping(), renderMarkdown('a'), renderMarkdown('*a* '.repeat(2000))]);
  const costs = [];
  for (const [name, make] of Object.entries(nastyMarkdown)) {
    const start = performance.now();
    const rendering = renderMarkdown(make(LENGTH));
    const answered = await ping();
    const { html } = await rendering;
    const kib = Buffer.byteLength(html) / 1024;
    costs.push({ name, ms: performance.now() - start, answered, kib });
  }
  server.close();
  const slowest = costs.reduce((one, other) => (other.ms > one.ms ? other : one));
  return {
    measurements: [
      { what: 'slowest text', value: slowest.ms, unit: 'ms', limit: 1000 },
      {
        what: 'longest HTML',
        value: Math.max(...costs.map(({ kib }) => kib)),
        unit: 'KiB',
        limit: 976,
      },
      {
        what: 'slowest answer to somebody else meanwhile',
        value: Math.max(...costs.map(({ answered }) => answered)),
        unit: 'ms',
        limit: 200,
      },
    ],
    notes: [`${costs.length} kinds of text of ${LENGTH} characters; the slowest: ${slowest.name}.`],
  };
}
