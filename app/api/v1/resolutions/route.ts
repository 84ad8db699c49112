import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { resolutionsEndpoint } from '@/lib/governance/api-schema';
import { listResolutions } from '@/lib/governance/page-queries';

export const { GET, OPTIONS } = route(resolutionsEndpoint, async ({ query }) => {
  const { limit, cursor, status, q } = query;
  const rows = await listResolutions({ status, search: q, after: cursor, take: limit + 1 });
  return {
    data: pageOf(rows, { limit, placeOf: ({ date, slug }) => [date, slug], item: (row) => row }),
  };
});
