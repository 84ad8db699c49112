import { env } from '@/lib/env';
import type { getDigest, Digest } from './queries';

type OpenedDigest = NonNullable<Awaited<ReturnType<typeof getDigest>>>;

/** A digest as the API lists it. */
export function digestEntryOf(digest: Digest) {
  const { slug, title, summary, start, end, list, series, editors, topics } = digest;
  const url = `${env.siteUrl}/digests/${slug}`;
  return { slug, title, summary, start, end, list, series, editors, topics, url };
}

/** A digest with its text, as the API answers it. */
export function digestOf(digest: OpenedDigest) {
  return {
    ...digestEntryOf(digest),
    sources: digest.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    html: digest.html,
    text: digest.text,
  };
}
