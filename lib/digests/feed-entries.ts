import type { FeedEntry } from '@/lib/http/atom';
import { escapeHtml } from '@/lib/markup/escape';
import { startOfDay } from '@/lib/time';

/** A digest with the data for its feed entry. */
export type FeedDigest = {
  slug: string;
  title: string;
  summary: string;
  end: string;
  list: string;
};

/** Returns a digest's feed entry, dated on the last day it covers. */
export function digestEntry({ slug, title, summary, end, list }: FeedDigest): FeedEntry {
  return {
    key: `digest/${slug}`,
    title,
    path: `/digests/${slug}`,
    at: startOfDay(end),
    html: `<p>${escapeHtml(summary)}</p><p>From ${escapeHtml(list)}.</p>`,
  };
}
