import { FIRST_ALPHABET, FIRST_YEAR_OF_IDS } from '@/lib/community/openstack';
import { addDays, dayOf, daysBetween, mondayOf, type DayLike } from '@/lib/time';

/** States of a series, in order. */
export const SERIES_STATUSES = [
  'future',
  'development',
  'maintained',
  'extended maintenance',
  'unmaintained',
  'end of life',
] as const;

/** Kind of an entry under `releases:`: a version, a pre-release, or a mark in a branch's lifecycle. */
export type ReleaseKind = 'release' | 'pre-release' | 'lifecycle';

/** Name of the series for deliverables outside the cycle. */
export const INDEPENDENT = 'independent';

const DAYS_IN_WEEK = 7;
const LETTERS_IN_ALPHABET = 26;
const FIRST_LETTER = 97;

/**
 * Computes a series' ordinal in release order: 0 to 25 for austin to zed, then by the id's year and
 * number if there is one, or else by the first letter in the second alphabet.
 *
 * The alphabet alone would be wrong: gazpacho comes after zed. A name that fits no rule comes last.
 *
 * @example
 * seriesOrdinal('zed', null); // => 25
 * seriesOrdinal('antelope', '2023.1'); // => 26
 * seriesOrdinal('gazpacho', '2026.1'); // => 32
 */
export function seriesOrdinal(name: string, releaseId: string | null): number {
  const early = FIRST_ALPHABET.indexOf(name);
  if (early !== -1) return early;
  const id = /^(\d{4})\.(\d+)$/.exec(releaseId ?? name);
  if (id) {
    const years = Number(id[1]) - FIRST_YEAR_OF_IDS;
    return LETTERS_IN_ALPHABET + years * 2 + Number(id[2]) - 1;
  }
  const letter = name.charCodeAt(0) - FIRST_LETTER;
  const isLetter = letter >= 0 && letter < LETTERS_IN_ALPHABET;
  return LETTERS_IN_ALPHABET + (isLetter ? letter : 1000);
}

/** Sorts series in release order, oldest first. Series with equal ordinals keep the order given. */
export function sortSeries<Entry extends { name: string; releaseId: string | null }>(
  entries: readonly Entry[],
): Entry[] {
  const key = ({ name, releaseId }: Entry) => seriesOrdinal(name, releaseId);
  return [...entries].sort((a, b) => key(a) - key(b));
}

/**
 * Counts the weeks from the week of the release to a day's week; negative before the release.
 *
 * R(d) = (Monday(d) − Monday(release)) / 7. Saturday and Sunday belong to the week of the Monday before.
 */
export function weekOffset(day: DayLike, releaseDay: DayLike): number {
  return daysBetween(mondayOf(releaseDay), mondayOf(day)) / DAYS_IN_WEEK;
}

/** Formats a week's offset as people write it: `R-5`, `R+0`, `R+1`. */
export function weekName(offset: number): string {
  return offset < 0 ? `R${offset}` : `R+${offset}`;
}

/** Returns the name of a day's week, or null while the release day is unknown. */
export function weekNameOf(day: DayLike, releaseDay: DayLike | null): string | null {
  return releaseDay === null ? null : weekName(weekOffset(day, releaseDay));
}

/** Returns the Monday of the week `offset` weeks after the week of the release. */
export function mondayOfWeek(offset: number, releaseDay: DayLike): Date {
  return addDays(mondayOf(releaseDay), offset * DAYS_IN_WEEK);
}

/**
 * Parses the offset in `R-5`, `r-5`, `r+1`, `r-0` or `R+0`; null for anything else.
 *
 * `R5` is refused: half of the people who write it mean R-5.
 */
export function parseWeek(text: string): number | null {
  const found = /^r([+-])(\d{1,3})$/i.exec(text.trim());
  if (!found) return null;
  const weeks = Number(found[2]);
  return found[1] === '-' && weeks > 0 ? -weeks : weeks;
}

/** Formats a week's offset for an address: `r-12`, `r+0`. */
export function weekSlug(offset: number): string {
  return weekName(offset).toLowerCase();
}

/** Returns the Thursday of a day's week: the default day of its deadlines. */
export function thursdayOf(day: DayLike): Date {
  return addDays(mondayOf(day), 3);
}

/**
 * Derives the kind of an entry from its version. `-eol`, `-eom`, `-em` and `-last` mark a branch; rc, a and b are
 * pre-releases.
 */
export function releaseKindOf(version: string): ReleaseKind {
  if (/-(eol|eom|em|last)$/.test(version)) return 'lifecycle';
  return /\d\.?(rc|a|b|c|alpha|beta|dev)/i.test(version) ? 'pre-release' : 'release';
}

/** Returns the entry that represents a deliverable: the last one that is not a lifecycle mark. */
export function latestRelease<Entry extends { version: string }>(
  releases: readonly Entry[],
): Entry | null {
  return releases.findLast(({ version }) => releaseKindOf(version) !== 'lifecycle') ?? null;
}

/** Converts a directory upstream to Rollcall's name of the series: `_independent` is `independent`. */
export function seriesOfDirectory(directory: string): string {
  return directory === '_independent' ? INDEPENDENT : directory;
}

/**
 * Returns the section a deliverable is shown in. Tempest plug-ins are recognised by name, trailing and abandoned
 * deliverables by release model.
 */
export function sectionOf({
  name,
  type,
  releaseModel,
}: {
  name: string;
  type: string;
  releaseModel: string | null;
}): string {
  if (releaseModel === 'abandoned') return 'abandoned';
  if (name.includes('tempest-plugin')) return 'tempest-plugin';
  return releaseModel === 'cycle-trailing' ? 'trailing' : type;
}

/** Returns the branch for fixes of a series: `stable/2026.1`, `unmaintained/zed`. */
export function maintenanceBranch({
  name,
  releaseId,
  status,
}: {
  name: string;
  releaseId: string | null;
  status: string;
}): string {
  return `${status === 'unmaintained' ? 'unmaintained' : 'stable'}/${releaseId ?? name}`;
}

/** True if the next phase of a series was due before the day of `now`. */
export function isPhaseOverdue(
  { nextPhaseDate }: { nextPhaseDate: DayLike | null },
  now: DayLike,
): boolean {
  return nextPhaseDate !== null && dayOf(nextPhaseDate) < dayOf(now);
}

/** True if a label is that of the release itself: `e-final`, `o-release`, but not `u-py-drop-final`. */
export function isReleaseLabel(label: string): boolean {
  return /^[^-]+-(final|release)$/.test(label);
}

/** Returns a series' name for people: `2027.1 Indri`, `Zed`, `Independent`. */
export function seriesTitle(name: string, releaseId: string | null): string {
  const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
  return releaseId === null || releaseId === name ? capitalised : `${releaseId} ${capitalised}`;
}

/**
 * Returns the series the community works towards on a day: the one whose release comes next, that day included, or else
 * the one released last. Null without any release day.
 */
export function currentSeries<Entry extends { initialRelease: DayLike | null }>(
  series: readonly Entry[],
  on: DayLike,
): Entry | null {
  const dated = series
    .flatMap((entry) => (entry.initialRelease ? [{ entry, day: dayOf(entry.initialRelease) }] : []))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const next = dated.find(({ day }) => day >= dayOf(on));
  return (next ?? dated.at(-1))?.entry ?? null;
}

/** A week of a cycle with its events; `week` is null without a release day. */
export type CycleWeek<Event> = {
  week: string | null;
  startOn: string;
  endOn: string;
  /** Name of the week as written upstream, if it differs. */
  writtenAs: string | null;
  events: Event[];
};

type Row = { startOn: DayLike; endOn: DayLike; name: string | null };

/**
 * Returns the weeks of a schedule, one for each Monday that has a row or an event, in order of time.
 *
 * Rows of the same Monday are one week; an event belongs to the week it is listed in.
 */
export function weeksOf<Event extends { weekOf: DayLike }>(
  rows: readonly Row[],
  events: readonly Event[],
  releaseDay: DayLike | null,
): CycleWeek<Event>[] {
  const weeks = new Map<string, CycleWeek<Event>>();
  const weekAt = (day: DayLike) => {
    const startOn = dayOf(mondayOf(day));
    const known = weeks.get(startOn);
    if (known) return known;
    const week = weekNameOf(startOn, releaseDay);
    const fresh = { week, startOn, endOn: dayOf(addDays(startOn, 4)), writtenAs: null, events: [] };
    weeks.set(startOn, fresh);
    return fresh;
  };
  for (const { startOn, endOn, name } of rows) {
    const week = weekAt(startOn);
    week.endOn = dayOf(endOn);
    if (name !== null && name !== week.week) week.writtenAs = name;
  }
  for (const event of events) weekAt(event.weekOf).events.push(event);
  return [...weeks.values()].sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
}

/** State of a cycle on a day. */
export type CyclePlace<Event> = {
  week: string | null;
  /** Weeks until the week of the release: 6 in R-6, negative after it. */
  weeksToRelease: number | null;
  daysToRelease: number | null;
  /** Events of the day's week. */
  current: Event[];
  /** The event due next, the day itself included, and the number of days until then. */
  next: (Event & { days: number }) | null;
};

/** Determines the state of a cycle on a day: its week, the events in it, and the event due next. */
export function placeInCycle<Event extends { weekOf: DayLike; deadline: DayLike }>(
  events: readonly Event[],
  releaseDay: DayLike | null,
  on: DayLike,
): CyclePlace<Event> {
  const monday = dayOf(mondayOf(on));
  const [next] = events
    .filter(({ deadline }) => dayOf(deadline) >= dayOf(on))
    .sort((a, b) => daysBetween(b.deadline, a.deadline));
  // Not -0, which some JSON parsers would write out.
  const weeksToRelease = releaseDay === null ? null : 0 - weekOffset(on, releaseDay);
  return {
    week: weekNameOf(on, releaseDay),
    weeksToRelease,
    daysToRelease: releaseDay === null ? null : daysBetween(on, releaseDay),
    current: events.filter(({ weekOf }) => dayOf(weekOf) === monday),
    next: next ? { ...next, days: daysBetween(on, next.deadline) } : null,
  };
}

/** Sorts entries of several series in release order; entries of unlisted series come first. */
export function inSeriesOrder<Entry extends { series: string }>(
  entries: readonly Entry[],
  series: readonly { name: string; ordinal: number }[],
): Entry[] {
  const ordinals = new Map(series.map(({ name, ordinal }) => [name, ordinal]));
  const ordinalOf = (entry: Entry) => ordinals.get(entry.series) ?? -1;
  return [...entries].sort((a, b) => ordinalOf(a) - ordinalOf(b));
}

/** Returns a link from a file, or null if a browser must not follow it. */
export function webUrl(text: string): string | null {
  return /^https?:\/\/[^\s"<>]+$/i.test(text) ? text : null;
}
