import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { teamAnswer } from '@/lib/governance/api-answer';
import { teamsEndpoint } from '@/lib/governance/api-schema';
import { listTeams } from '@/lib/governance/queries';

export const { GET, OPTIONS } = route(teamsEndpoint, async ({ query }) => {
  const { limit, cursor, status, q } = query;
  const rows = await listTeams({ status, search: q, after: cursor, take: limit + 1 });
  return {
    data: pageOf(rows, { limit, placeOf: (row) => [row.slug, row.status], item: teamAnswer }),
  };
});
