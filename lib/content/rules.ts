import { weekNameOf } from '@/lib/releases/rules';
import { addDays, mondayOf, startOfDay } from '@/lib/time';
import type { Cycle, CycleSeries } from './schema';

type Phase = CycleSeries['phases'][number];

/**
 * Returns the status of a series on a day, from the last phase that has begun, and the phase that follows.
 *
 * A phase begins on its day, inclusive. Before its day the first phase applies too: the file describes nothing earlier.
 */
export function phaseOn(
  { phases }: Pick<CycleSeries, 'phases'>,
  day: string,
): { status: Phase['status']; next: Phase | null } {
  const begun = phases.filter(({ from }) => from <= day).length;
  const current = phases[Math.max(begun - 1, 0)];
  if (!current) throw new Error('A series without phases passed its schema');
  return { status: current.status, next: phases[Math.max(begun, 1)] ?? null };
}

/** An event of the schedule with its computed days, as midnights in UTC. */
export type DatedEvent = Omit<Cycle['events'][number], 'week'> & {
  monday: Date;
  /** Name of the week: `R-5`. */
  weekName: string | null;
  /** The day the text names, or else the Thursday of the week; the Friday for an event that lasts all week. */
  deadline: Date;
  startOn: Date;
  endOn: Date;
};

/** Computes the events of a cycle with their weeks and days, in order of their deadlines. */
export function datedEvents({ series, events }: Pick<Cycle, 'series' | 'events'>): DatedEvent[] {
  return events
    .map(({ week, ...event }) => {
      const monday = startOfDay(week);
      const friday = addDays(monday, 4);
      const thursday = addDays(monday, 3);
      const deadline = event.day === undefined ? thursday : startOfDay(event.day);
      return {
        ...event,
        monday,
        weekName: weekNameOf(monday, series.release),
        ...(event.lastsAllWeek
          ? { deadline: friday, startOn: monday, endOn: friday }
          : { deadline, startOn: deadline, endOn: deadline }),
      };
    })
    .sort((a, b) => a.deadline.getTime() - b.deadline.getTime());
}

/** Returns the Mondays of a cycle, from the week it starts in to the week of the release, both included. */
export function weeksOf({ series, start }: Pick<Cycle, 'series' | 'start'>): Date[] {
  const last = mondayOf(series.release);
  const weeks: Date[] = [];
  for (let monday = mondayOf(start); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(monday);
  }
  return weeks;
}

/** A heading of a text, for its table of contents. */
export type Heading = { id: string; title: string };

/** Extracts the second-level headings from HTML written by the sanitiser, in order, as plain text. */
export function headingsOf(html: string): Heading[] {
  return [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/gs)].flatMap(([, id, inner]) => {
    const words = (inner ?? '').replace(/<a class="[^"]*anchor".*?<\/a>/gs, '');
    const title = decoded(words.replace(/<[^>]*>/g, '')).trim();
    return id && title ? [{ id: decoded(id), title }] : [];
  });
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return entities[String(name)] ?? whole;
  });
}

/** Estimates the reading time in minutes at 220 words a minute, at least one. */
export function readingMinutes(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.round(words / 220));
}

/** Titles of the folders of guides on the page; another folder's title is its name. */
const guideFolders: Record<string, string> = { methods: 'How votes are counted' };

/** Groups guides into sections: those without a folder first, then each folder's, in the order given. */
export function guideSections<Entry extends { name: string }>(
  guides: readonly Entry[],
): { title: string; guides: Entry[] }[] {
  const sections = new Map<string, Entry[]>();
  for (const guide of guides) {
    const folder = guide.name.includes('/') ? guide.name.replace(/\/.*/, '') : '';
    const title = folder === '' ? 'The community' : (guideFolders[folder] ?? folder);
    sections.set(title, [...(sections.get(title) ?? []), guide]);
  }
  return [...sections].map(([title, entries]) => ({ title, guides: entries }));
}

/** Makes a day stay with its month at a line break in a title: `14 May` and not `14` / `May`. */
export function keepDaysWhole(title: string): string {
  return title.replace(/(\d) (?=[A-Z][a-z]+)/g, '$1\u00A0');
}
