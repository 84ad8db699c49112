import type { Warning } from '@/lib/formats/warning';
import { readSections, type PageSection, type SectionedPage } from '@/lib/markup/rst-sections';
import { dayOf, mondayOf } from '@/lib/time';
import { eventDays } from './event-days';
import type { EventRecord, ScheduleRecord, WeekRecord } from './types';
import { isReleaseLabel, parseWeek, weekName, weekOffset } from './rules';
import { gridRows, yamlRows, type ScheduleRow, type ScheduleRows } from './schedule-rows';

/** A schedule page of a series. Its labels are also used by neighbouring pages. */
export type NamedPage = { series: string; path: string; text: string };

/** Input of a schedule. `release` is the day given by series_status.yaml, with its location. */
export type ScheduleFiles = {
  series: string;
  yaml: { path: string; bytes: Uint8Array } | null;
  page: NamedPage | null;
  /** Pages of the series before and after, nearest first. */
  neighbours: readonly NamedPage[];
  release: { day: string; where: string } | null;
};

/** An event with its text in reStructuredText, not yet rendered. */
export type EventDraft = EventRecord & { source: string; labelSeries: string };

/** A schedule whose texts are not yet rendered. `labels` are all labels that its texts may refer to. */
export type ScheduleDraft = Omit<ScheduleRecord, 'events'> & {
  events: EventDraft[];
  intro: string;
  targets: string;
  labels: Record<string, { series: string; title: string }>;
};

/** A parsed schedule, or the reason its file cannot be used. */
export type ParsedSchedule =
  { ok: true; value: ScheduleDraft; warnings: Warning[] } | { ok: false; error: Warning };

/** A label's section and the page it is in. */
type Labelled = { section: PageSection; series: string; path: string };

/**
 * Parses the schedule of a series. Rows come from `schedule.yaml` or, without one, from the grid table of its page.
 * Labels are looked up on its own page first, then on the neighbours' pages.
 *
 * Weeks are named by the release day in series_status.yaml, or else by `release-week`. Names and days that contradict
 * it get a warning with both locations; the computed ones are used.
 */
export function parseSchedule(files: ScheduleFiles): ParsedSchedule {
  const path = files.yaml?.path ?? files.page?.path ?? '';
  const where = `releases:${path}`;
  const read = files.yaml
    ? yamlRows(files.yaml.bytes, where)
    : gridRows(files.page?.text ?? '', where, files.release?.day ?? null);
  if ('error' in read) return { ok: false, error: read.error };

  const warnings = [...read.warnings];
  const release = files.release ?? read.releaseWeek;
  const page = files.page ? readSections(files.page.text) : null;
  const labels = labelled(files, page);
  const rows = [...read.rows].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  warnings.push(
    ...checkWeeks(read, files.release),
    ...rows.flatMap((row) => checkName(row, release)),
  );
  const value: ScheduleDraft = {
    series: files.series,
    format: files.yaml ? 'yaml' : 'rst',
    path,
    startWeek: read.startWeek?.day ?? null,
    releaseWeek: read.releaseWeek?.day ?? null,
    releaseDay: files.release?.day ?? null,
    html: '',
    changedAt: null,
    revision: 0,
    weeks: rows.map((row) => weekOf(row, release?.day ?? null)),
    events: eventsOf(rows, labels, files, warnings),
    intro: page?.intro ?? '',
    targets: page?.targets ?? '',
    labels: Object.fromEntries(
      [...labels].map(([label, { series, section }]) => [label, { series, title: section.title }]),
    ),
  };
  return { ok: true, value, warnings };
}

function weekOf({ start, end, name }: ScheduleRow, releaseDay: string | null): WeekRecord {
  const week = releaseDay === null ? null : weekName(weekOffset(start, releaseDay));
  return { startOn: dayOf(mondayOf(start)), endOn: end, name, week };
}

/** Maps every label to its section; the series' own page has precedence over a neighbour's. */
function labelled(files: ScheduleFiles, own: SectionedPage | null): Map<string, Labelled> {
  const found = new Map<string, Labelled>();
  const pages = [
    ...(files.page && own ? [{ ...files.page, page: own }] : []),
    ...files.neighbours.map((named) => ({ ...named, page: readSections(named.text) })),
  ];
  for (const { series, path, page } of pages) {
    for (const section of page.sections) {
      for (const label of section.labels) {
        if (!found.has(label)) found.set(label, { section, series, path });
      }
    }
  }
  return found;
}

function eventsOf(
  rows: readonly ScheduleRow[],
  labels: Map<string, Labelled>,
  files: ScheduleFiles,
  warnings: Warning[],
): EventDraft[] {
  const events: EventDraft[] = [];
  const uses = new Map<string, { count: number; weeks: Map<string, string> }>();
  for (const row of rows) {
    const monday = dayOf(mondayOf(row.start));
    for (const use of row.labels) {
      const used = uses.get(use.label) ?? { count: 0, weeks: new Map<string, string>() };
      uses.set(use.label, used);
      const earlier = used.weeks.get(monday);
      if (earlier !== undefined) {
        const message = `${use.label} is listed twice in the week of ${monday}; it is shown once.`;
        warnings.push({ kind: 'duplicate', where: use.where, otherWhere: earlier, message });
        continue;
      }
      used.count += 1;
      used.weeks.set(monday, use.where);
      const id = used.count === 1 ? use.label : `${use.label}~${used.count}`;
      events.push({ ...eventOf({ use, monday, labels, files, warnings }), id });
    }
  }
  return events;
}

type Use = {
  use: ScheduleRow['labels'][number];
  monday: string;
  labels: Map<string, Labelled>;
  files: ScheduleFiles;
  warnings: Warning[];
};

function eventOf({ use, monday, labels, files, warnings }: Use): EventDraft {
  const found = labels.get(use.label);
  if (!found) {
    const message = `The label ${use.label} is explained in no schedule page of this series or its neighbours; it is shown as it is.`;
    warnings.push({ kind: 'unresolved', where: use.where, message });
  }
  const title = found?.section.title ?? use.label;
  const source = found?.section.body ?? '';
  const isRelease = found?.series === files.series && isReleaseLabel(use.label);
  const { doubt, ...days } = eventDays(
    plainText(source),
    monday,
    isRelease ? (files.release?.day ?? null) : null,
  );
  if (doubt && found) {
    warnings.push({
      kind: 'contradiction',
      where: use.where,
      otherWhere: `releases:${found.path}:${found.section.line}`,
      message: `${title} stands in the week of ${monday}, but ${doubt}; it is shown on ${days.deadline}.`,
    });
  }
  return {
    id: use.label,
    weekOf: monday,
    week: files.release ? weekName(weekOffset(monday, files.release.day)) : null,
    title,
    kind: use.kind,
    team: use.kind === 'project-specific' ? teamOf(found) : null,
    ...days,
    html: '',
    text: '',
    source,
    labelSeries: found?.series ?? files.series,
  };
}

/** Returns the team of an event: the heading above a project's own event is the team's name. Elections have none. */
function teamOf(found: Labelled | undefined): string | null {
  const [outer, inner] = found?.section.parents ?? [];
  if (!outer || !inner || !/project-specific/i.test(outer)) return null;
  return /elections?$/i.test(inner) ? null : inner;
}

/** Removes links and marks, so that `release:` and addresses are not read as days. */
function plainText(source: string): string {
  return source
    .replace(/<https?:[^>]*>/g, '')
    .replace(/https?:\S+/g, '')
    .replace(/[`*]/g, '');
}

function checkWeeks(
  { startWeek, releaseWeek, rows }: ScheduleRows,
  release: ScheduleFiles['release'],
): Warning[] {
  const warnings: Warning[] = [];
  const named = [...rows]
    .sort((a, b) => (a.start < b.start ? -1 : 1))
    .find(({ name }) => name !== null);
  for (const [field, week] of Object.entries({
    'start-week': startWeek,
    'release-week': releaseWeek,
  })) {
    if (!week || dayOf(mondayOf(week.day)) === week.day) continue;
    const message = `${field} is ${week.day}, which is no Monday.`;
    warnings.push({ kind: 'contradiction', where: week.where, message });
  }
  if (releaseWeek && release && dayOf(mondayOf(releaseWeek.day)) !== dayOf(mondayOf(release.day))) {
    const message = `release-week is ${releaseWeek.day}, but the release is on ${release.day}; weeks are counted from the release.`;
    warnings.push({
      kind: 'contradiction',
      where: releaseWeek.where,
      otherWhere: release.where,
      message,
    });
  }
  if (startWeek && named && dayOf(mondayOf(startWeek.day)) !== dayOf(mondayOf(named.start))) {
    const message = `start-week is ${startWeek.day}, but the first named week begins on ${named.start}.`;
    warnings.push({
      kind: 'contradiction',
      where: startWeek.where,
      otherWhere: named.where,
      message,
    });
  }
  return warnings;
}

function checkName(row: ScheduleRow, release: { day: string; where: string } | null): Warning[] {
  if (row.name === null || release === null) return [];
  const computed = weekName(weekOffset(row.start, release.day));
  if (row.name === computed) return [];
  const places = { where: row.where, otherWhere: release.where };
  const message =
    parseWeek(row.name) === weekOffset(row.start, release.day)
      ? `The week of ${row.start} is written ${row.name}; it is shown as ${computed}.`
      : `The week of ${row.start} is called ${row.name}, but the release is on ${release.day}, so it is ${computed}.`;
  return [{ kind: 'contradiction', ...places, message }];
}
