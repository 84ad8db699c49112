import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { releaseAnswer } from '@/lib/releases/answers';
import { releasesEndpoint } from '@/lib/releases/api-schema';
import { seriesNameOf } from '@/lib/releases/queries';
import { listReleases } from '@/lib/releases/release-queries';

export const { GET, OPTIONS } = route(releasesEndpoint, async ({ query }) => {
  const { limit, cursor, series, ...filter } = query;
  const rows = await listReleases(
    { ...filter, series: await seriesNameOf(series) },
    { after: cursor, take: limit + 1 },
  );
  return {
    data: pageOf(rows, {
      limit,
      placeOf: ({ releasedAt, id }) => [releasedAt?.toISOString() ?? null, id],
      item: releaseAnswer,
    }),
  };
});
