import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { electionAnswer } from '@/lib/elections/archive/api-answer';
import { electionsEndpoint } from '@/lib/elections/archive/api-schema';
import { pageOfElections } from '@/lib/elections/archive/queries';

export const { GET, OPTIONS } = route(electionsEndpoint, async ({ query, now }) => {
  const { limit, cursor, on = now } = query;
  const rows = await pageOfElections({ after: cursor, take: limit + 1, at: on });
  return {
    data: pageOf(rows, {
      limit,
      placeOf: ({ ordinal, slug }) => [ordinal, slug],
      item: electionAnswer,
    }),
  };
});
