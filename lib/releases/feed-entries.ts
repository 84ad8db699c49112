import type { FeedEntry } from '@/lib/http/atom';
import { escapeHtml } from '@/lib/markup/escape';
import { addDays, daysBetween, formatCount, formatDay, formatDays } from '@/lib/time';
import type { CalendarEvent } from './calendar';
import { mondayOfWeek, seriesTitle, weekName, weekOffset, weekSlug } from './rules';

/** A release with the data for its feed entry. */
export type FeedRelease = {
  series: string;
  name: string;
  team: string;
  version: string;
  position: number;
  releasedAt: Date | null;
  projects: { repo: string; hash: string }[];
};

/**
 * Returns a release's entry; null while its day is unknown. The key contains the position, as a version can be tagged
 * twice.
 */
export function releaseEntry(release: FeedRelease): FeedEntry | null {
  const { series, name, team, version, position, releasedAt, projects } = release;
  if (releasedAt === null) return null;
  const tags = projects.map(
    ({ repo, hash }) => `<li>${escapeHtml(repo)} at <code>${escapeHtml(hash)}</code></li>`,
  );
  return {
    key: `release/${series}/${name}/${position}/${version}`,
    title: `${name} ${version} (${seriesTitle(series, null)})`,
    path: `/releases/${series}/${name}`,
    at: releasedAt,
    html: `<p>${escapeHtml(name)} ${escapeHtml(version)} of ${escapeHtml(team)}, in ${escapeHtml(seriesTitle(series, null))}.</p><ul>${tags.join('')}</ul>`,
  };
}

/** Number of weekly countdowns in a feed, and the days each looks ahead. */
const WEEKS = 40;
const DAYS_AHEAD = 28;

/**
 * Returns the weekly countdowns of a series up to the week of `now`, newest first. Each appears on the Monday of its
 * week; the first is for the week in which the schedule begins.
 */
export function countdownEntries(
  { name, releaseOn, events }: { name: string; releaseOn: Date; events: readonly CalendarEvent[] },
  now: Date,
): FeedEntry[] {
  const starts = events.map(({ startOn }) => weekOffset(startOn, releaseOn));
  if (starts.length === 0) return [];
  const first = Math.min(...starts);
  const last = Math.min(weekOffset(now, releaseOn), Math.max(0, ...starts));
  const offsets = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => last - place);
  return offsets
    .slice(0, WEEKS)
    .map((offset) => countdownEntry(name, offset, { releaseOn, events }));
}

function countdownEntry(
  series: string,
  offset: number,
  { releaseOn, events }: { releaseOn: Date; events: readonly CalendarEvent[] },
): FeedEntry {
  const monday = mondayOfWeek(offset, releaseOn);
  const isIn = (from: Date, until: Date) => (event: CalendarEvent) =>
    event.endOn >= from && event.startOn < until;
  const nextMonday = addDays(monday, 7);
  const thisWeek = events.filter(isIn(monday, nextMonday));
  const ahead = events.filter(
    ({ startOn }) => startOn >= nextMonday && startOn < addDays(monday, DAYS_AHEAD + 7),
  );
  const days = daysBetween(monday, releaseOn);
  const away =
    days > 0
      ? `${formatCount(days, 'day')} to the release on ${formatDay(releaseOn)}.`
      : `Released on ${formatDay(releaseOn)}.`;
  return {
    key: `countdown/${series}/${weekSlug(offset)}`,
    title: `${seriesTitle(series, null)} countdown: ${weekName(offset)}, ${formatDays(monday, addDays(monday, 4))}`,
    path: `/releases/${series}/countdown/${weekSlug(offset)}`,
    at: monday,
    html: `<p>${away}</p>${eventList('This week', thisWeek)}${eventList('Coming up', ahead)}`,
  };
}

function eventList(title: string, events: readonly CalendarEvent[]): string {
  if (events.length === 0) return '';
  const items = events.map(
    ({ title: name, team, startOn, endOn }) =>
      `<li>${formatDays(startOn, endOn)}: ${escapeHtml(team && !name.includes(team) ? `${name} (${team})` : name)}</li>`,
  );
  return `<h2>${title}</h2><ul>${items.join('')}</ul>`;
}
