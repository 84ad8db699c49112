import { z } from 'zod';
import { endpoint } from '@/lib/http/endpoint';
import { pageParameters, textParameter } from '@/lib/http/lists';
import { daySchema, pageSchema } from '@/lib/http/shapes';

const digestShape = {
  slug: z.string().describe('The last day it covers, as in its address.'),
  title: z.string(),
  summary: z.string(),
  start: daySchema,
  end: daySchema.describe('The last day, included.'),
  list: z.string().describe('The mailing list it sums up.'),
  series: z.array(z.string()),
  editors: z.array(z.string()),
  topics: z.array(z.string()),
  url: z.url(),
};

const digestEntry = z.object(digestShape).meta({ id: 'DigestEntry' });

const digest = z
  .object({
    ...digestShape,
    sources: z.array(z.object({ title: z.string(), url: z.url().nullable() })),
    html: z.string().describe('Sanitised.'),
    text: z.string(),
  })
  .meta({ id: 'Digest' });

/** `GET /digests`: the archive, newest first. */
export const digestsEndpoint = endpoint({
  path: '/digests',
  chapter: 'Content',
  summary: 'Digests of the mailing lists, newest first',
  params: z.object({}),
  query: z.object({
    topic: textParameter.describe('A topic, such as release-countdown.'),
    ...pageParameters(z.tuple([z.iso.date(), z.string()])),
  }),
  answer: pageSchema(digestEntry),
});

/** `GET /digests/{slug}`: one digest with its text. */
export const digestEndpoint = endpoint({
  path: '/digests/{slug}',
  chapter: 'Content',
  summary: 'One digest',
  params: z.object({ slug: z.string() }),
  query: z.object({}),
  answer: digest,
});

/** All endpoints of digests. */
export const digestsApi = [digestsEndpoint, digestEndpoint] as const;
