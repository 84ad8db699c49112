import { absent, route } from '@/lib/http/route';
import { resolutionAnswer } from '@/lib/governance/api-answer';
import { resolutionEndpoint } from '@/lib/governance/api-schema';
import { getResolution } from '@/lib/governance/page-queries';

export const { GET, OPTIONS } = route(resolutionEndpoint, async ({ params }) => {
  const resolution = await getResolution(params.slug);
  return resolution
    ? { data: resolutionAnswer(resolution) }
    : absent('No resolution has this slug.');
});
