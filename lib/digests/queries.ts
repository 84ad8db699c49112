import 'server-only';
import { db } from '@/lib/database/client';
import { listPages, openEntry, type Opened } from '@/lib/content/queries';
import { digestSchema, type DigestFields } from '@/lib/content/schema';
import { digestOrder } from './rules';

/** A digest as lists show it. Its slug is the last day it covers, as its file is called. */
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

/** Digests, newest first; with a topic, those that have it. */
export async function listDigests({ topic }: { topic?: string } = {}): Promise<Digest[]> {
  const digests = (await readDigests()).map(({ entry }) => entry);
  return topic === undefined ? digests : digests.filter(({ topics }) => topics.includes(topic));
}

/** A digest with its text, or null. `previous` is the newer one, `next` the older. */
export async function getDigest(slug: string): Promise<Opened<Digest> | null> {
  return openEntry(await readDigests(), (digest) => digest.slug === slug);
}

/** Of these names, the series that the record has a page for, in release order. */
export async function listSeriesWithPage(names: readonly string[]): Promise<string[]> {
  const series = await db.series.findMany({
    where: { name: { in: [...names] } },
    select: { name: true },
    orderBy: { ordinal: 'asc' },
  });
  return series.map(({ name }) => name);
}
