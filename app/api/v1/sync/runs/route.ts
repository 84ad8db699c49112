import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { syncRunsEndpoint } from '@/lib/sync/api-schema';
import { listRuns } from '@/lib/sync/run-queries';

export const { GET, OPTIONS } = route(
  syncRunsEndpoint,
  async ({ query: { source, limit, cursor } }) => {
    const runs = await listRuns({ source, after: cursor, take: limit + 1 });
    const data = pageOf(runs, {
      limit,
      placeOf: ({ startedAt, id }) => [startedAt.toISOString(), id],
      item: ({ startedAt, finishedAt, ...run }) => ({
        ...run,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
      }),
    });
    return { data, maxAge: 0 };
  },
);
