import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml } from '@/lib/formats/source-yaml';

/** An event of an election's timeline. */
export type TimelineEvent = { name: string; startAt: Date; endAt: Date };

/** Seats and phase of an event, derived from its name. */
export type EventMeaning = {
  seats: ('tc' | 'ptl')[];
  phase: 'nominations' | 'campaigning' | 'voting';
  /** True for a special election that fills a vacant seat, besides the regular one. */
  isVacancy: boolean;
};

/** Contribution period that gives the right to vote. Times are in UTC. */
export type Timeframe = {
  name: string | null;
  start: string | null;
  end: string | null;
  emailDeadline: string | null;
};

/** One version of `configuration.yaml`. */
export type Configuration = {
  /** Name or number of the release as written, always text; null in the oldest versions. */
  release: string | null;
  kind: 'tc' | 'ptl' | 'combined' | null;
  tcSeats: number | null;
  tag: string | null;
  timeframe: Timeframe | null;
  events: TimelineEvent[];
};

/** A parsed configuration and the warnings about its text; the configuration is null if it is not usable. */
export type ReadConfiguration = { configuration: Configuration | null; warnings: Warning[] };

/** Maximum number of seats accepted. */
const MAX_SEATS = 99;

/**
 * Parses a time of the configuration: `YYYY-MM-DDTHH:MM` in UTC, the day with one digit or two, seconds optional.
 *
 * Returns null for anything else, and for days and times that don't exist.
 */
export function parseElectionTime(text: string | null): Date | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?Z?$/.exec(
    text ?? '',
  );
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    time.getUTCMinutes() === minute;
  return isReal && year >= 1970 ? time : null;
}

/**
 * Reads `configuration.yaml`. Events whose times can't be read are left out, each with a warning.
 *
 * @param where the file's location for warnings: `election:configuration.yaml`
 */
export function readConfiguration(bytes: Uint8Array, where: string): ReadConfiguration {
  const yaml = readYaml(bytes, where);
  if (!yaml.ok) return { configuration: null, warnings: [yaml.error] };
  const { value, at, warnings } = yaml;
  if (!isYamlMap(value)) {
    const error: Warning = { kind: 'malformed', where, message: 'holds no map of settings.' };
    return { configuration: null, warnings: [...warnings, error] };
  }
  const fields = new Fields(value, { at, path: [], warnings });
  const timeframe = fields.map('timeframe');
  const configuration: Configuration = {
    release: fields.text('release'),
    kind: kindOf(fields),
    tcSeats: seatsOf(fields),
    tag: fields.text('tag'),
    timeframe:
      timeframe && timeframeOf(new Fields(timeframe, { at, path: ['timeframe'], warnings })),
    events: fields
      .maps('timeline')
      .flatMap(({ map, path }) => eventOf(new Fields(map, { at, path, warnings }))),
  };
  // Fields of very old versions, whose content later versions repeat.
  fields.has('timelines');
  fields.has('past_elections');
  fields.unknown();
  return { configuration, warnings };
}

function kindOf(fields: Fields): Configuration['kind'] {
  const text = fields.text('election_type');
  if (text === 'tc' || text === 'ptl' || text === 'combined') return text;
  if (text !== null)
    fields.warn('malformed', 'election_type', 'election_type must be tc, ptl or combined.');
  return null;
}

function seatsOf(fields: Fields): number | null {
  const text = fields.text('tc_seats');
  const seats = /^\d{1,2}$/.test(text ?? '') ? Number(text) : 0;
  if (seats >= 1 && seats <= MAX_SEATS) return seats;
  if (text !== null)
    fields.warn('malformed', 'tc_seats', `tc_seats must be a number from 1 to ${MAX_SEATS}.`);
  return null;
}

function timeframeOf(fields: Fields): Timeframe {
  const timeOf = (key: string) => {
    const text = fields.text(key);
    const time = parseElectionTime(text);
    if (text !== null && !time)
      fields.warn('malformed', key, `${key} must be a time like 2026-08-05T23:45.`);
    return time?.toISOString() ?? null;
  };
  const timeframe = {
    name: fields.text('name'),
    start: timeOf('start'),
    end: timeOf('end'),
    emailDeadline: timeOf('email_deadline'),
  };
  fields.unknown();
  return timeframe;
}

function eventOf(fields: Fields): TimelineEvent[] {
  const name = fields.required('name');
  const startAt = parseElectionTime(fields.required('start'));
  const endAt = parseElectionTime(fields.required('end'));
  fields.unknown();
  if (name && startAt && endAt && startAt <= endAt) return [{ name, startAt, endAt }];
  const message =
    'An event needs a name, a start and a later end like 2026-08-05T23:45; it is left out.';
  fields.warn('malformed', null, message);
  return [];
}

/**
 * Derives an event's meaning from its name: `TC & PTL Nominations` is about both seats, as is a name without either.
 * Null if it does not name a phase.
 */
export function meaningOf(name: string): EventMeaning | null {
  const isAbout = (seat: string) => new RegExp(String.raw`\b${seat}\b`, 'i').test(name);
  const seats = (['tc', 'ptl'] as const).filter(isAbout);
  const phase = /nominat/i.test(name)
    ? 'nominations'
    : /campaign/i.test(name)
      ? 'campaigning'
      : /elect|poll|vot/i.test(name)
        ? 'voting'
        : null;
  if (!phase) return null;
  return { seats: seats.length > 0 ? seats : ['tc', 'ptl'], phase, isVacancy: /vacan/i.test(name) };
}

/** Set-up of an election, merged from all versions of the configuration. */
export type ElectionSetup = Omit<Configuration, 'release'> & { release: string };

/**
 * Merges the versions of the configuration, oldest first, into one set-up for each election.
 *
 * A version without a release belongs to the next one that has it. Consecutive versions with the same contribution
 * period are the same election, whose name was corrected later (`u-TBA`, `u`, `ussuri`); the last name counts. Later
 * versions replace events of the seats and phase they name, and keep others: a committee's election set up after the
 * PTLs' keeps the PTLs' timeline.
 */
export function mergeConfigurations(versions: readonly Configuration[]): ElectionSetup[] {
  const elections = new Map<string, ElectionSetup>();
  for (const group of electionGroups(versions)) {
    const release = group.at(-1)?.release;
    if (!release) continue;
    const known = elections.get(release);
    elections.set(release, group.reduce(addVersion, known ?? emptySetup(release)));
  }
  return [...elections.values()];
}

function emptySetup(release: string): ElectionSetup {
  return { release, kind: null, tcSeats: null, tag: null, timeframe: null, events: [] };
}

/** Groups consecutive versions about the same election. */
function electionGroups(versions: readonly Configuration[]): Configuration[][] {
  const groups: Configuration[][] = [];
  for (const version of versions) {
    const current = groups.at(-1);
    const previous = current?.at(-1);
    const isSame =
      previous !== undefined &&
      (previous.release === null ||
        previous.release === version.release ||
        (previous.timeframe?.name != null && previous.timeframe.name === version.timeframe?.name));
    if (current && isSame) current.push(version);
    else groups.push([version]);
  }
  return groups;
}

function addVersion(setup: ElectionSetup, version: Configuration): ElectionSetup {
  const isAboutTc = version.events.some(({ name }) => meaningOf(name)?.seats.includes('tc'));
  const events = [
    ...setup.events.filter((event) => !version.events.some((newer) => replaces(newer, event))),
    ...version.events,
  ];
  const kinds = new Set(events.flatMap(({ name }) => meaningOf(name)?.seats ?? []));
  return {
    release: setup.release,
    kind:
      kinds.size > 1
        ? 'combined'
        : kinds.has('tc')
          ? 'tc'
          : kinds.has('ptl')
            ? 'ptl'
            : version.kind,
    tcSeats:
      isAboutTc || setup.tcSeats === null ? (version.tcSeats ?? setup.tcSeats) : setup.tcSeats,
    tag: version.tag ?? setup.tag,
    timeframe: version.timeframe ?? setup.timeframe,
    events: events.sort(
      (a, b) => +a.startAt - +b.startAt || +a.endAt - +b.endAt || (a.name < b.name ? -1 : 1),
    ),
  };
}

/**
 * True if the newer event replaces the older one: they share a seat and a phase, and both or neither fill a vacancy.
 * Events whose names have no meaning are compared by name.
 */
function replaces(newer: TimelineEvent, older: TimelineEvent): boolean {
  const [a, b] = [meaningOf(newer.name), meaningOf(older.name)];
  if (!a || !b) return newer.name === older.name;
  return (
    a.phase === b.phase &&
    a.isVacancy === b.isVacancy &&
    a.seats.some((seat) => b.seats.includes(seat))
  );
}
