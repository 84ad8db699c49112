import { env } from '@/lib/env';
import type { getDigest, Digest } from './queries';

type OpenedDigest = NonNullable<Awaited<ReturnType<typeof getDigest>>>;

/** Returns a digest as the JSON of the API's list. */
export function digestEntryOf(digest: Digest) {
  const { slug, title, summary, start, end, list, series, editors, topics } = digest;
  const url = `${env.siteUrl}/digests/${slug}`;
  return { slug, title, summary, start, end, list, series, editors, topics, url };
}

/** Returns a digest with its text as the API's JSON. */
export function digestOf(digest: OpenedDigest) {
  return {
    ...digestEntryOf(digest),
    sources: digest.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    html: digest.html,
    text: digest.text,
  };
}
