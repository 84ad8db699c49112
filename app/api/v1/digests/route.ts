import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { digestEntryOf } from '@/lib/digests/answers';
import { digestsEndpoint } from '@/lib/digests/api-schema';
import { listDigests } from '@/lib/digests/queries';
import { digestsAfter } from '@/lib/digests/rules';

/** Returns a page of the archive of digests. */
export const { GET, OPTIONS } = route(digestsEndpoint, async ({ query }) => {
  const { limit, cursor, topic } = query;
  const all = await listDigests(topic === undefined ? {} : { topic });
  const rows = digestsAfter(all, cursor).slice(0, limit + 1);
  const placeOf = ({ end, slug }: { end: string; slug: string }) => [end, slug];
  return { data: pageOf(rows, { limit, placeOf, item: digestEntryOf }), maxAge: 300 };
});
