import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { motionAnswer } from '@/lib/motions/api-answer';
import { pageOfMotions } from '@/lib/motions/api-queries';
import { motionsEndpoint } from '@/lib/motions/api-schema';

export const { GET, OPTIONS } = route(motionsEndpoint, async ({ query, now }) => {
  const { limit, cursor, body, kind, state } = query;
  const rows = await pageOfMotions({ body, kind, state, after: cursor?.[0], take: limit + 1, now });
  return {
    data: pageOf(rows, {
      limit,
      placeOf: ({ id }) => [id],
      item: (motion) => motionAnswer(motion, now),
    }),
  };
});
