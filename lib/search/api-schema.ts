import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters, textParameter } from '@/lib/http/lists';
import { momentSchema, pageSchema } from '@/lib/http/shapes';

/** Parameters of a search over these kinds, for the page and the API. */
export function searchParametersOf(kinds: readonly string[]) {
  return z.object({
    q: textParameter.describe(
      'Words (each by its beginning), "quoted phrases", -excluded words, kind:team. Of a long text the beginning counts.',
    ),
    kind: z.enum(kinds, `must be one of ${kinds.join(', ')}.`).optional(),
    ...pageParameters(
      z.tuple([
        z.int().min(-1).max(2000),
        z.iso.datetime(),
        z.string().max(20),
        z.string().max(500),
      ]),
    ),
  });
}

/** Endpoint of the full-text search over these kinds. */
export function searchEndpointOf(kinds: readonly string[]) {
  const hit = z
    .object({
      kind: z.enum(kinds),
      title: z.string(),
      url: z.string().describe('Address of the page, from the root of the site.'),
      snippet: z.string().describe('HTML: escaped text with the matches in `<mark>`.'),
      date: momentSchema.nullable(),
      score: z.int().describe('Compares with other scores of the same search only.'),
    })
    .meta({ id: 'SearchResult' });
  return endpoint({
    path: '/search',
    chapter: 'Service',
    summary: 'Search everything, best first',
    description:
      'A search without words is empty, unless it names a kind: then it lists what there is of it.',
    params: z.object({}),
    query: searchParametersOf(kinds),
    answer: pageSchema(hit),
  });
}
