import { weekNameOf } from '@/lib/releases/rules';
import { addDays, mondayOf, startOfDay } from '@/lib/time';
import type { Cycle, CycleSeries } from './schema';

type Phase = CycleSeries['phases'][number];

/**
 * Where a series stands on a day: the last phase that has begun, and the one that follows.
 *
 * A phase begins on its day, inclusive. Before the first phase the series is in it already: the file
 * knows of nothing earlier.
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

/** An event of the schedule with its days worked out, as midnights in UTC. */
export type DatedEvent = Omit<Cycle['events'][number], 'week'> & {
  monday: Date;
  /** `R-5`. */
  weekName: string | null;
  /** The Thursday of the week, the day the text names, or the Friday of an event that lasts all week. */
  deadline: Date;
  startOn: Date;
  endOn: Date;
};

/** The events of a cycle in order of their deadlines, with weeks and days worked out. */
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

/** The Mondays of a cycle, from the week it starts in to the week of the release, both included. */
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

/** The second-level headings of HTML that our sanitiser wrote, in order, in plain words. */
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

/** `3 min`: at 220 words a minute, never less than one. */
export function readingMinutes(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.round(words / 220));
}

/** What the folders of guides are called on the page; another folder is called by its own name. */
const guideFolders: Record<string, string> = { methods: 'How votes are counted' };

/** Guides in parts: the ones on their own first, then each folder's, in the order given. */
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

/** A title in which a day stays with its month where the line breaks: `14 May` and not `14` / `May`. */
export function keepDaysWhole(title: string): string {
  return title.replace(/(\d) (?=[A-Z][a-z]+)/g, '$1\u00A0');
}
