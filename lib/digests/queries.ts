import 'server-only';
import { db } from '@/lib/database/client';
import { listPages, openEntry, type Opened } from '@/lib/content/queries';
import { digestSchema, type DigestFields } from '@/lib/content/schema';
import { digestOrder } from './rules';

/** A digest in a list. Its slug is the name of its file: the last day it covers. */
export type Digest = DigestFields & { slug: string; changedAt: Date };

async function readDigests() {
  const pages = await listPages('digests', digestSchema);
  return pages
    .map((page) => ({
      page,
      entry: { ...page.attributes, slug: page.name, changedAt: page.changedAt } satisfies Digest,
    }))
    .sort(({ entry: a }, { entry: b }) => digestOrder(a, b));
}

/** Lists digests, newest first; with a topic, only those that have it. */
export async function listDigests({ topic }: { topic?: string } = {}): Promise<Digest[]> {
  const digests = (await readDigests()).map(({ entry }) => entry);
  return topic === undefined ? digests : digests.filter(({ topics }) => topics.includes(topic));
}

/** Returns a digest with its text, or null. `previous` is the newer one, `next` the older. */
export async function getDigest(slug: string): Promise<Opened<Digest> | null> {
  return openEntry(await readDigests(), (digest) => digest.slug === slug);
}

/** Filters the names of series that have a page in the record, and returns them in release order. */
export async function listSeriesWithPage(names: readonly string[]): Promise<string[]> {
  const series = await db.series.findMany({
    where: { name: { in: [...names] } },
    select: { name: true },
    orderBy: { ordinal: 'asc' },
  });
  return series.map(({ name }) => name);
}
