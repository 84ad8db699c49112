import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { deliverableAnswer } from '@/lib/releases/answers';
import { deliverablesEndpoint } from '@/lib/releases/api-schema';
import { listDeliverables } from '@/lib/releases/deliverable-queries';
import { seriesNameOf } from '@/lib/releases/queries';

export const { GET, OPTIONS } = route(deliverablesEndpoint, async ({ query }) => {
  const { limit, cursor, series, ...filter } = query;
  const rows = await listDeliverables(
    { ...filter, series: await seriesNameOf(series) },
    { after: cursor, take: limit + 1 },
  );
  return {
    data: pageOf(rows, {
      limit,
      placeOf: ({ name, series: of }) => [name, of],
      item: deliverableAnswer,
    }),
  };
});
