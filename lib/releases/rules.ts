import { FIRST_ALPHABET, FIRST_YEAR_OF_IDS } from '@/lib/community/openstack';
import { addDays, dayOf, daysBetween, mondayOf, type DayLike } from '@/lib/time';

/** The states a series goes through, in order. */
export const SERIES_STATUSES = [
  'future',
  'development',
  'maintained',
  'extended maintenance',
  'unmaintained',
  'end of life',
] as const;

/** What an entry under `releases:` is: a version, one on the way to it, or a mark on a branch's life. */
export type ReleaseKind = 'release' | 'pre-release' | 'lifecycle';

/** Where the series of no cycle is found upstream and here. */
export const INDEPENDENT = 'independent';

const DAYS_IN_WEEK = 7;
const LETTERS_IN_ALPHABET = 26;
const FIRST_LETTER = 97;

/**
 * A series' place in release order: 0 to 25 for austin to zed; after that by the id's year and number
 * where there is one, else by the first letter in the second alphabet.
 *
 * The alphabet alone is wrong: gazpacho comes after zed. A name that no rule fits comes last.
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

/** Series in release order, oldest first. Those that no rule can tell apart stay in the order given. */
export function sortSeries<Entry extends { name: string; releaseId: string | null }>(
  entries: readonly Entry[],
): Entry[] {
  const key = ({ name, releaseId }: Entry) => seriesOrdinal(name, releaseId);
  return [...entries].sort((a, b) => key(a) - key(b));
}

/**
 * How many weeks a day's week lies after the week of the release; negative before it.
 *
 * R(d) = (Monday(d) − Monday(release)) / 7. Saturday and Sunday belong to the week that began before.
 */
export function weekOffset(day: DayLike, releaseDay: DayLike): number {
  return daysBetween(mondayOf(releaseDay), mondayOf(day)) / DAYS_IN_WEEK;
}

/** A week as people write it: `R-5`, `R+0`, `R+1`. */
export function weekName(offset: number): string {
  return offset < 0 ? `R${offset}` : `R+${offset}`;
}

/** The name of a day's week, null while the release day is unknown. */
export function weekNameOf(day: DayLike, releaseDay: DayLike | null): string | null {
  return releaseDay === null ? null : weekName(weekOffset(day, releaseDay));
}

/** The Monday of the week `offset` weeks after the release's. */
export function mondayOfWeek(offset: number, releaseDay: DayLike): Date {
  return addDays(mondayOf(releaseDay), offset * DAYS_IN_WEEK);
}

/**
 * The offset that `R-5`, `r-5`, `r+1`, `r-0` or `R+0` names; null for anything else.
 *
 * `R5` is refused: half of the people who write it mean R-5.
 */
export function parseWeek(text: string): number | null {
  const found = /^r([+-])(\d{1,3})$/i.exec(text.trim());
  if (!found) return null;
  const weeks = Number(found[2]);
  return found[1] === '-' && weeks > 0 ? -weeks : weeks;
}

/** The part of an address that names a week: `r-12`, `r+0`. */
export function weekSlug(offset: number): string {
  return weekName(offset).toLowerCase();
}

/** The day deadlines of a week fall on unless they name another: the Thursday. */
export function thursdayOf(day: DayLike): Date {
  return addDays(mondayOf(day), 3);
}

/** What an entry's version says it is. `-eol`, `-eom`, `-em` and `-last` mark a branch; rc, a, b come before. */
export function releaseKindOf(version: string): ReleaseKind {
  if (/-(eol|eom|em|last)$/.test(version)) return 'lifecycle';
  return /\d\.?(rc|a|b|c|alpha|beta|dev)/i.test(version) ? 'pre-release' : 'release';
}

/** The entry that stands for a deliverable: the last one that is no lifecycle mark. */
export function latestRelease<Entry extends { version: string }>(
  releases: readonly Entry[],
): Entry | null {
  return releases.findLast(({ version }) => releaseKindOf(version) !== 'lifecycle') ?? null;
}

/** A directory upstream as Rollcall calls the series: `_independent` is `independent`. */
export function seriesOfDirectory(directory: string): string {
  return directory === '_independent' ? INDEPENDENT : directory;
}

/** The kind a deliverable is shown under: tempest plug-ins and trailing ones are told by name and model. */
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

/** The branch that fixes of a series go to: `stable/2026.1`, `unmaintained/zed`. */
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

/** Whether the next phase of a series was due before `now` and has not come. */
export function isPhaseOverdue(
  { nextPhaseDate }: { nextPhaseDate: DayLike | null },
  now: DayLike,
): boolean {
  return nextPhaseDate !== null && dayOf(nextPhaseDate) < dayOf(now);
}

/** Whether a label is that of the release itself: `e-final`, `o-release`, and not `u-py-drop-final`. */
export function isReleaseLabel(label: string): boolean {
  return /^[^-]+-(final|release)$/.test(label);
}

/** The name for people: `2027.1 Indri`, `Zed`, `Independent`. */
export function seriesTitle(name: string, releaseId: string | null): string {
  const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
  return releaseId === null || releaseId === name ? capitalised : `${releaseId} ${capitalised}`;
}

/**
 * The series the community works towards on a day: the one whose release comes next, that day included;
 * when none is planned, the one released last. Null without any release day.
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

/** A week of a cycle with what happens in it; `week` is null without a release day. */
export type CycleWeek<Event> = {
  week: string | null;
  startOn: string;
  endOn: string;
  /** As written upstream, when it is written differently. */
  writtenAs: string | null;
  events: Event[];
};

type Row = { startOn: DayLike; endOn: DayLike; name: string | null };

/**
 * The weeks of a schedule, one for each Monday that has a row or an event, in order of time.
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

/** Where a cycle stands on a day. */
export type CyclePlace<Event> = {
  week: string | null;
  /** Weeks until the week of the release: 6 in R-6, negative after it. */
  weeksToRelease: number | null;
  daysToRelease: number | null;
  /** Events of the day's week. */
  current: Event[];
  /** The event that falls due next, the day itself included, and in how many days. */
  next: (Event & { days: number }) | null;
};

/** Where a cycle stands on a day: its week, what happens in it, and what falls due next. */
export function placeInCycle<Event extends { weekOf: DayLike; deadline: DayLike }>(
  events: readonly Event[],
  releaseDay: DayLike | null,
  on: DayLike,
): CyclePlace<Event> {
  const monday = dayOf(mondayOf(on));
  const [next] = events
    .filter(({ deadline }) => dayOf(deadline) >= dayOf(on))
    .sort((a, b) => daysBetween(b.deadline, a.deadline));
  // Not -0, which some readers of JSON would write out.
  const weeksToRelease = releaseDay === null ? null : 0 - weekOffset(on, releaseDay);
  return {
    week: weekNameOf(on, releaseDay),
    weeksToRelease,
    daysToRelease: releaseDay === null ? null : daysBetween(on, releaseDay),
    current: events.filter(({ weekOf }) => dayOf(weekOf) === monday),
    next: next ? { ...next, days: daysBetween(on, next.deadline) } : null,
  };
}

/** Things of several series in release order; what belongs to no listed series comes first. */
export function inSeriesOrder<Entry extends { series: string }>(
  entries: readonly Entry[],
  series: readonly { name: string; ordinal: number }[],
): Entry[] {
  const ordinals = new Map(series.map(({ name, ordinal }) => [name, ordinal]));
  const ordinalOf = (entry: Entry) => ordinals.get(entry.series) ?? -1;
  return [...entries].sort((a, b) => ordinalOf(a) - ordinalOf(b));
}

/** A link from a file, or null where a browser may not follow it. */
export function webUrl(text: string): string | null {
  return /^https?:\/\/[^\s"<>]+$/i.test(text) ? text : null;
}
