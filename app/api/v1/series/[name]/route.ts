import { absent, route } from '@/lib/http/route';
import { seriesAnswer } from '@/lib/releases/answers';
import { seriesEndpoint } from '@/lib/releases/api-schema';
import { findSeries } from '@/lib/releases/queries';

export const { GET, OPTIONS } = route(seriesEndpoint, async ({ params }) => {
  const entry = (await findSeries(params.name))?.entry;
  return entry ? { data: seriesAnswer(entry) } : absent('No series has this name or id.');
});
