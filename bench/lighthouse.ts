import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import type { Measurement } from './report';
import { findBrowser } from '@/test/browser';

/** Pages of the site that are scored, and the minimum score of each category. */
const SCORED = ['home', 'series', 'deliverable', 'resolution'] as const;
const MUST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

/** Number of runs. One run varies with the machine; Lighthouse advises quoting the median of several. */
const RUNS = 3;

/** Measures the scores of Lighthouse on its simulated phone, out of 100. */
export async function lighthouseScores(
  site: string,
  pages: Record<(typeof SCORED)[number], string>,
): Promise<Measurement[]> {
  const chrome = await launch({
    chromePath: findBrowser(() => undefined),
    chromeFlags: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
    ],
  });
  try {
    const measurements: Measurement[] = [];
    for (const name of SCORED) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        runs.push(await lighthouse(site + pages[name], { port: chrome.port, logLevel: 'error' }));
      }
      for (const [category, limit] of Object.entries(MUST)) {
        const scores = runs.map((run) => (run?.lhr.categories[category]?.score ?? 0) * 100);
        const value = scores.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
        measurements.push({
          what: `${name}: Lighthouse ${category}`,
          value,
          unit: 'points',
          limit,
          isFloor: true,
        });
      }
    }
    return measurements;
  } finally {
    chrome.kill();
  }
}
