import type { FeedEntry } from '@/lib/http/atom';

/** A resolution, as the feed shows it. */
export type FeedResolution = {
  slug: string;
  title: string;
  date: Date;
  html: string;
  adoptedAt: Date | null;
  changedAt: Date | null;
};

/** Builds a resolution's feed entry, with its whole text. */
export function resolutionEntry(resolution: FeedResolution): FeedEntry {
  const { slug, title, date, html, adoptedAt, changedAt } = resolution;
  const at = adoptedAt ?? date;
  return {
    key: `resolution/${slug}`,
    title,
    path: `/resolutions/${slug}`,
    at,
    changedAt: changedAt ?? at,
    html,
  };
}
