import {
  getRedirectUrl,
  unstable_getResponseFromNextConfig as answerOf,
} from 'next/experimental/testing/server';
import { expect, test } from 'vitest';
import { oldAddresses } from './old-addresses.js';

async function leadsTo(path: string): Promise<string | null> {
  const response = await answerOf({
    url: `https://rollcall.example.org${path}`,
    nextConfig: { redirects: () => Promise.resolve(oldAddresses) },
  });
  return getRedirectUrl(response)?.replace('https://rollcall.example.org', '') ?? null;
}

test.each([
  ['/independent.html', '/releases/independent'],
  ['/schedule.ics', '/calendar.ics'],
  ['/epoxy/index.html', '/releases/epoxy'],
  ['/epoxy/schedule.html', '/releases/epoxy/schedule'],
  ['/epoxy/schedule.ics', '/releases/epoxy/schedule.ics'],
  ['/epoxy/highlights.html', '/releases/epoxy/highlights'],
  ['/teams/nova.html', '/teams/nova'],
  ['/teams/release_management.html', '/teams/release-management'],
  ['/teams/a_b_c.html', '/teams/a-b-c'],
  ['/tc', '/bodies/tc'],
  ['/tc/index.html', '/bodies/tc'],
  ['/tc/resolutions', '/resolutions'],
  ['/tc/goals', '/goals'],
  ['/tc/reference', '/governance'],
  ['/tc/reference/projects', '/teams'],
  ['/election', '/elections'],
  ['/election/results/2024.2/ptl.html', '/elections/2024-2/results'],
  ['/election/results/yoga/tc.html', '/elections/yoga/results'],
])('%s leads to %s', async (from, to) => {
  expect(await leadsTo(from)).toBe(to);
});

test.each([
  '/',
  '/releases',
  '/teams/nova',
  '/resolutions',
  '/bodies/tc',
  '/elections/2024-2',
  '/releases/epoxy/schedule.ics',
  '/calendar.ics',
  '/teams/feed.xml',
])('%s stays where it is', async (path) => {
  expect(await leadsTo(path)).toBeNull();
});
