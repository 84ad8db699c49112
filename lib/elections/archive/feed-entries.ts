import type { FeedEntry } from '@/lib/http/atom';
import { escapeHtml } from '@/lib/markup/escape';
import { formatMoment } from '@/lib/time';

/** An event of an election with the data for its feed entry. */
export type FeedElectionEvent = {
  name: string;
  position: number;
  startAt: Date;
  endAt: Date;
  election: { slug: string; title: string };
};

/** Returns the feed entry of an election's event, dated at its beginning. */
export function electionEntry({
  name,
  position,
  startAt,
  endAt,
  election,
}: FeedElectionEvent): FeedEntry {
  return {
    key: `election/${election.slug}/${position}`,
    title: `${election.title}: ${name}`,
    path: `/elections/${election.slug}`,
    at: startAt,
    html: `<p>${escapeHtml(name)}: from ${formatMoment(startAt)} to ${formatMoment(endAt)}.</p>`,
  };
}
