import { version } from '@/package.json';
import { isOutage } from '@/lib/api/outage';
import { route } from '@/lib/api/route';
import { healthEndpoint } from '@/lib/sync/api-schema';
import { listLatestRuns } from '@/lib/sync/run-queries';

/** The one route that answers an outage itself: to say so is its purpose. */
export const { GET, OPTIONS } = route(healthEndpoint, async ({ now }) => {
  const facts = { version, now: now.toISOString() };
  try {
    const runs = await listLatestRuns();
    const lastSync = Object.fromEntries(
      runs.map(({ source, startedAt, finishedAt, status }) => [
        source,
        { at: (finishedAt ?? startedAt).toISOString(), status },
      ]),
    );
    return { data: { status: 'ok', database: 'ok', ...facts, lastSync }, maxAge: 0 };
  } catch (error) {
    if (!isOutage(error)) throw error;
    return { status: 503, data: { status: 'down', database: 'down', ...facts, lastSync: {} } };
  }
});
