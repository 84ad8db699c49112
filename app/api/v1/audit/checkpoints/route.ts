import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { checkpointsEndpoint } from '@/lib/checkpoints/api-schema';
import { listCheckpoints } from '@/lib/checkpoints/queries';

export const { GET, OPTIONS } = route(checkpointsEndpoint, async ({ query: { limit, cursor } }) => {
  const before = cursor && BigInt(cursor[0]);
  const rows = await listCheckpoints({ before, take: limit + 1 });
  const data = pageOf(rows, {
    limit,
    placeOf: ({ seq }) => [String(seq)],
    item: ({ seq, at, ...rest }) => ({ ...rest, row: String(seq), at: at.toISOString() }),
  });
  return { data };
});
