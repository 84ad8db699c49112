/** A topic and the number of digests that have it. */
export type TopicCount = { topic: string; count: number };

/** Counts the topics of digests, the most frequent first, equal ones by name. */
export function countTopics(digests: readonly { topics: readonly string[] }[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const topic of digests.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic, 'en'));
}

/** Groups digests by the year of their last day, in the order given. */
export function byYear<Entry extends { end: string }>(
  digests: readonly Entry[],
): { year: string; digests: Entry[] }[] {
  const years = new Map<string, Entry[]>();
  for (const digest of digests) {
    const year = digest.end.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), digest]);
  }
  return [...years].map(([year, entries]) => ({ year, digests: entries }));
}

/** Formats a topic for people: `release-countdown` becomes `release countdown`. */
export function topicTitle(topic: string): string {
  return topic.replaceAll('-', ' ');
}

type Place = { end: string; slug: string };

/** Orders digests newest first by their last day; digests of the same day by their slugs. */
export function digestOrder(a: Place, b: Place): number {
  if (a.end !== b.end) return a.end < b.end ? 1 : -1;
  return Number(a.slug > b.slug) - Number(a.slug < b.slug);
}

/** Returns the digests after a cursor, whose digest need not exist any more; all without one. */
export function digestsAfter<Entry extends Place>(
  digests: readonly Entry[],
  place: readonly [end: string, slug: string] | undefined,
): Entry[] {
  if (!place) return [...digests];
  const [end, slug] = place;
  return digests.filter((digest) => digestOrder(digest, { end, slug }) > 0);
}
