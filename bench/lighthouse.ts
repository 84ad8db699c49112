import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import type { Measurement } from './report';
import { findBrowser } from '@/test/browser';

/** The pages of the site that are scored, and what each category must reach. */
const SCORED = ['home', 'series', 'deliverable', 'resolution'] as const;
const MUST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

/** Scores of Lighthouse on its simulated phone, out of 100. */
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
      const result = await lighthouse(site + pages[name], { port: chrome.port, logLevel: 'error' });
      for (const [category, limit] of Object.entries(MUST)) {
        const score = (result?.lhr.categories[category]?.score ?? 0) * 100;
        measurements.push({
          what: `${name}: Lighthouse ${category}`,
          value: score,
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
