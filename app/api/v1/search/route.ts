import { route } from '@/lib/http/route';
import { pageOf } from '@/lib/http/lists';
import { searchEndpoint } from '@/lib/parts/search-api';
import { searchKindNames } from '@/lib/parts/search-kinds';
import { listHits, cursorOfHit } from '@/lib/search/queries';
import { htmlOf, readSearch, textOf } from '@/lib/search/rules';

export const { GET, OPTIONS } = route(
  searchEndpoint,
  async ({ query: { q = '', kind, limit, cursor } }) => {
    const search = readSearch(q, searchKindNames);
    const hits = await listHits({ search, kinds: kind ? [kind] : search.kinds }, limit + 1, cursor);
    const data = pageOf(hits, {
      limit,
      placeOf: cursorOfHit,
      item: ({ kind, title, url, snippet, date, score }) => ({
        kind,
        title: textOf(title),
        url,
        snippet: htmlOf(snippet),
        date: date?.toISOString() ?? null,
        score,
      }),
    });
    return { data };
  },
);
