import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { auditRowsEndpoint } from '@/lib/checkpoints/api-schema';
import { listPublicRows } from '@/lib/checkpoints/queries';

export const { GET, OPTIONS } = route(auditRowsEndpoint, async ({ query: { limit, cursor } }) => {
  const before = cursor && BigInt(cursor[0]);
  const rows = await listPublicRows({ before, take: limit + 1 });
  const data = pageOf(rows, {
    limit,
    placeOf: ({ seq }) => [String(seq)],
    item: ({ seq, at, ...rest }) => ({ ...rest, row: String(seq), at: at.toISOString() }),
  });
  return { data };
});
