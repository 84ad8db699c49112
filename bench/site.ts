import { Agent, get, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { costOf, makeRecordFolder } from './record-folder';
import type { BenchReport, Measurement } from './report';
import { lighthouseScores } from './lighthouse';
import { idle, startSite, stopSite } from './served';
import { freePort } from '@/lib/operations/ports';

type Pages = Record<
  'home' | 'series' | 'schedule' | 'deliverable' | 'team' | 'resolution' | 'search',
  string
>;

/** One page of each kind that people read; the resolution is the newest one in the record. */
async function pagesOf(site: string): Promise<Pages> {
  const answer = await fetch(`${site}/api/v1/resolutions?limit=1`);
  const { items } = (await answer.json()) as { items: { slug: string }[] };
  return { ...FIXED_PAGES, resolution: `/resolutions/${items[0]?.slug ?? ''}` };
}

const FIXED_PAGES = {
  home: '/',
  series: '/releases/epoxy',
  schedule: '/releases/epoxy/schedule',
  deliverable: '/releases/dalmatian/nova',
  team: '/teams/nova',
  search: '/search?q=release+candidate',
};

const REQUESTS_PER_SECOND = 30;
const SECONDS = 30;
/** Duration of the same load before the measured one: modules are loaded and compiled on first use. */
const WARM_UP_SECONDS = 10;

/**
 * Measures the built site with the whole corpus in it: the second start, server time under a mixed load, the size of
 * pages on the wire, and Lighthouse on a simulated phone.
 */
export async function benchSite(): Promise<BenchReport> {
  const record = await makeRecordFolder();
  try {
    await costOf(['scripts/sync.ts', '--json'], record.settings);
    const port = await freePort();
    const settings = {
      ...record.settings,
      PORT: String(port),
      NEXTAUTH_URL: `http://localhost:${port}`,
    };
    const site = `http://localhost:${port}`;
    await stopSite(await startSite({ site, settings })); // Builds if there is no build yet.

    const since = Date.now();
    const startedAt = performance.now();
    const server = await startSite({ site, settings });
    const startSeconds = (performance.now() - startedAt) / 1000;
    try {
      await idle(site, since);
      const pages = await pagesOf(site);
      await underLoad(site, pages, WARM_UP_SECONDS);
      const load = await underLoad(site, pages, SECONDS);
      const sizes = await Promise.all(
        Object.entries(pages).map(([name, page]) => sizeOf(name, site + page)),
      );
      const scores = await lighthouseScores(site, pages);
      return {
        measurements: [
          {
            what: 'second npm start until /api/v1/health answers',
            value: startSeconds,
            unit: 's',
            limit: 5,
          },
          ...load,
          ...sizes,
          ...scores,
        ],
        notes: [
          `Load: ${REQUESTS_PER_SECOND} requests a second, evenly spaced, all pages mixed, ${SECONDS} s after ${WARM_UP_SECONDS} s of the same; the clients share the cores with the site.`,
        ],
      };
    } finally {
      await stopSite(server);
    }
  } finally {
    await record.remove();
  }
}

/** Requests the pages in turn at a constant rate, however long the responses take, and times each. */
async function underLoad(site: string, chosen: Pages, seconds: number): Promise<Measurement[]> {
  const pages = Object.entries(chosen);
  const times = new Map(pages.map(([name]): [string, number[]] => [name, []]));
  const agent = new Agent({ keepAlive: true });
  const sent: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let count = 0; count < REQUESTS_PER_SECOND * seconds; count += 1) {
    const due = startedAt + (count * 1000) / REQUESTS_PER_SECOND;
    await setTimeout(Math.max(0, due - performance.now()));
    const [name = '', page = ''] = pages[count % pages.length] ?? [];
    sent.push(timed(site + page, agent).then((ms) => void times.get(name)?.push(ms)));
  }
  await Promise.all(sent);
  agent.destroy();
  const all = [...times.values()].flat();
  return [
    {
      what: `server time p95, ${all.length} requests of seven pages`,
      value: percentile(all, 0.95),
      unit: 'ms',
      limit: 60,
    },
    { what: 'server time p99', value: percentile(all, 0.99), unit: 'ms', limit: 150 },
    ...pages.flatMap(([name]): Measurement[] => [
      {
        what: `${name}: p95`,
        value: percentile(times.get(name) ?? [], 0.95),
        unit: 'ms',
        limit: 60,
      },
      {
        what: `${name}: p99`,
        value: percentile(times.get(name) ?? [], 0.99),
        unit: 'ms',
        limit: 150,
      },
    ]),
  ];
}

/** Milliseconds from requesting a page to its last byte. */
function timed(address: string, agent: Agent): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = get(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - startedAt);
        else reject(new Error(`${address} answered ${answer.statusCode ?? 'nothing'}`));
      });
    });
    sent.on('error', reject);
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Bytes of the document on the wire, compressed as for a browser. */
async function sizeOf(name: string, address: string): Promise<Measurement> {
  const bytes = await new Promise<number>((resolve, reject) => {
    const sent = request(address, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      let total = 0;
      answer.on('data', (chunk: Buffer) => (total += chunk.length));
      answer.on('end', () => {
        resolve(total);
      });
    });
    sent.on('error', reject).end();
  });
  return { what: `${name}: HTML, compressed`, value: bytes / 1024, unit: 'KiB', limit: 70 };
}
