import { absent, route } from '@/lib/http/route';
import { teamAnswer } from '@/lib/governance/api-answer';
import { teamEndpoint } from '@/lib/governance/api-schema';
import { getTeam } from '@/lib/governance/queries';

export const { GET, OPTIONS } = route(teamEndpoint, async ({ params, query }) => {
  const team = await getTeam(params.slug, query.on ?? null);
  return team ? { data: teamAnswer(team) } : absent('No team has this slug.');
});
