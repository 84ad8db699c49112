import type { z } from 'zod';
import { version } from '@/package.json';
import { isOutage } from '@/lib/database/outage';
import { route } from '@/lib/http/route';
import { healthEndpoint } from '@/lib/sync/api-schema';
import { getHealthFacts } from '@/lib/operations/health-queries';
import { judgeHealth } from '@/lib/operations/health-rules';
import { listLatestRuns } from '@/lib/sync/run-queries';

const DOWN: Omit<z.input<typeof healthEndpoint.answer>, 'version' | 'now'> = {
  status: 'down',
  database: 'down',
  writing: 'failing',
  disk: 'unknown',
  clock: 'unknown',
  problems: ['The database does not answer.'],
  lastSync: {},
};

/**
 * Reports the health of the site. The only route that handles an outage itself, because reporting one is its purpose.
 */
export const { GET, OPTIONS } = route(healthEndpoint, async ({ now }) => {
  const facts = { version, now: now.toISOString() };
  try {
    const [runs, seen] = await Promise.all([listLatestRuns(), getHealthFacts()]);
    const health = judgeHealth(seen);
    const lastSync = Object.fromEntries(
      runs.map(({ source, startedAt, finishedAt, status }) => [
        source,
        { at: (finishedAt ?? startedAt).toISOString(), status },
      ]),
    );
    const status = health.problems.length === 0 ? 'ok' : 'degraded';
    const data = { status, database: 'ok', ...health, ...facts, lastSync } as const;
    return health.writing === 'failing' ? { status: 503, data } : { data, maxAge: 0 };
  } catch (error) {
    if (!isOutage(error)) throw error;
    return { status: 503, data: { ...DOWN, ...facts } };
  }
});
