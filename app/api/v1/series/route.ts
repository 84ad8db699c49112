import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { seriesAnswer } from '@/lib/releases/answers';
import { seriesListEndpoint } from '@/lib/releases/api-schema';
import { listSeries } from '@/lib/releases/queries';

/** Returns a page of the series. There are only a few dozen, so all are read and the page is cut from them. */
export const { GET, OPTIONS } = route(seriesListEndpoint, async ({ query: { limit, cursor } }) => {
  const after = cursor?.[0] ?? -1;
  const rows = (await listSeries()).filter(({ ordinal }) => ordinal > after).slice(0, limit + 1);
  return {
    data: pageOf(rows, { limit, placeOf: ({ ordinal }) => [ordinal], item: seriesAnswer }),
  };
});
