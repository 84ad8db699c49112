import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml, type YamlPath } from '@/lib/formats/source-yaml';
import { gridTables, type GridCell } from '@/lib/markup/grid-table';
import { labelKey } from '@/lib/markup/paths';
import { targetsOfRole } from '@/lib/markup/rst-scan';
import { addDays, dayOf, daysBetween, isDay, mondayOf, monthOf } from '@/lib/time';

/** A published row of a schedule, with the labels of its events. `where` gives the location of each part. */
export type ScheduleRow = {
  start: string;
  end: string;
  name: string | null;
  labels: { label: string; kind: 'x-project' | 'project-specific'; where: string }[];
  where: string;
};

/** Rows of a schedule file, with its first week and release week if it names them. */
export type ScheduleRows = {
  startWeek: { day: string; where: string } | null;
  releaseWeek: { day: string; where: string } | null;
  rows: ScheduleRow[];
  warnings: Warning[];
};

const KINDS = ['x-project', 'project-specific'] as const;
const DAYS_TO_FRIDAY = 4;
const DAYS_TO_SUNDAY = 6;

/** Parses `schedule.yaml`. A row without a valid day is skipped; an impossible end is replaced by the Friday. */
export function yamlRows(bytes: Uint8Array, where: string): ScheduleRows | { error: Warning } {
  const file = readYaml(bytes, where);
  if (!file.ok) return { error: file.error };
  if (!isYamlMap(file.value)) {
    return { error: { kind: 'malformed', where, message: 'must hold fields like cycle.' } };
  }
  const warnings = [...file.warnings];
  const fields = new Fields(file.value, { at: file.at, path: [], warnings });
  const week = (key: string) => {
    const day = fields.day(key);
    return day === null ? null : { day, where: file.at([key]) };
  };
  const rows = { startWeek: week('start-week'), releaseWeek: week('release-week') };
  const cycle = fields.maps('cycle').flatMap(({ map, path }) => {
    const row = yamlRow(new Fields(map, { at: file.at, path, warnings }), path, file.at);
    return row ? [row] : [];
  });
  fields.unknown();
  return { ...rows, rows: cycle, warnings };
}

function yamlRow(
  fields: Fields,
  path: YamlPath,
  at: (path: YamlPath) => string,
): ScheduleRow | null {
  if (!fields.has('start'))
    fields.warn('malformed', 'start', 'A week has no start; it is passed over.');
  const start = fields.day('start');
  const end = fields.day('end');
  const labels = KINDS.flatMap((kind) =>
    fields.texts(kind).map((label, index) => ({
      label: labelKey(label),
      kind,
      where: at([...path, kind, index]),
    })),
  );
  const name = fields.text('name');
  fields.unknown();
  if (start === null) return null;
  const friday = dayOf(addDays(mondayOf(start), DAYS_TO_FRIDAY));
  if (end !== null && (end < start || daysBetween(start, end) > DAYS_TO_SUNDAY)) {
    fields.warn(
      'contradiction',
      'end',
      `A week is said to last from ${start} to ${end}; it is shown as its Monday to Friday.`,
    );
    return { start, end: friday, name, labels, where: at([...path, 'name']) };
  }
  return { start, end: end ?? friday, name, labels, where: at([...path, 'name']) };
}

const WEEK_CELL = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})\s*-\s*(?:[A-Z][a-z]+\.? )?\d{1,2}$/;

/**
 * Parses a schedule that is a grid table in a page: a column of weeks (`Nov 30-4`), one of names (`R-18`) and one for
 * each kind of event; a week may span several rows of events.
 *
 * The weeks have no year. With a release day, the year is chosen that puts a week on the week of the release. Without
 * one, 2014 to 2017 are tried as the first year, and the one in which most weeks begin on a Monday is chosen; if
 * several are equal, the earliest.
 */
export function gridRows(text: string, where: string, releaseDay: string | null): ScheduleRows {
  const empty = { startWeek: null, releaseWeek: null };
  for (const cells of gridTables(text)) {
    const weeks = cells.filter((cell) => WEEK_CELL.test(cell.text));
    if (weeks.length === 0) continue;
    const firstLine = text.slice(0, text.indexOf(weeks[0]?.text ?? '')).split('\n').length;
    const lineOf = (cell: GridCell) => `${where}:${firstLine + cell.top - (weeks[0]?.top ?? 0)}`;
    const starts = yearsOf(weeks.map(monthAndDay), releaseDay);
    const rows = weeks.map((week, index) => {
      const start = starts[index] ?? '';
      return { ...gridRow(week, cells, lineOf), start, end: dayOf(addDays(start, DAYS_TO_FRIDAY)) };
    });
    return { ...empty, rows, warnings: [] };
  }
  return { ...empty, rows: [], warnings: [] };
}

function gridRow(week: GridCell, cells: readonly GridCell[], lineOf: (cell: GridCell) => string) {
  const beside = cells.filter(
    ({ top, left, text }) =>
      top >= week.top && top < week.bottom && left >= week.right && text !== '',
  );
  const name = beside.find(({ text }) => /^R[+-]\d+$/i.test(text))?.text ?? null;
  const labels = beside.flatMap((cell) =>
    targetsOfRole(cell.text, 'ref').map((target) => ({
      label: labelKey(target),
      kind: kindOfColumn(cell, cells),
      where: lineOf(cell),
    })),
  );
  return { name, labels, where: lineOf(week) };
}

/** Derives the kind of a column's events from the heading above it. */
function kindOfColumn({ left, top }: GridCell, cells: readonly GridCell[]): (typeof KINDS)[number] {
  const heading = cells.find(
    (cell) => cell.top < top && cell.left === left && /event/i.test(cell.text),
  );
  return heading && /project-specific/i.test(heading.text) ? 'project-specific' : 'x-project';
}

function monthAndDay({ text }: GridCell): { month: number; day: number } {
  const found = WEEK_CELL.exec(text);
  return { month: monthOf(found?.[1] ?? ''), day: Number(found?.[2]) };
}

/** Finds the days of the weeks: the year increases where the months start again, and several first years are tried. */
function yearsOf(
  weeks: readonly { month: number; day: number }[],
  releaseDay: string | null,
): string[] {
  const centre = releaseDay === null ? 2016 : Number(releaseDay.slice(0, 4));
  const candidates = [centre - 2, centre - 1, centre, centre + 1].map((first) => {
    let year = first;
    return weeks.map(({ month, day }, index) => {
      const before = weeks[index - 1];
      if (before && month * 31 + day < before.month * 31 + before.day) year += 1;
      return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    });
  });
  const score = (days: readonly string[]) => {
    const real = days.filter(isDay);
    const mondays = real.filter((day) => dayOf(mondayOf(day)) === day).length;
    const release = releaseDay === null ? null : dayOf(mondayOf(releaseDay));
    return mondays + (real.some((day) => day === release) ? days.length : 0);
  };
  const [best] = candidates.sort((a, b) => score(b) - score(a));
  return (best ?? []).map((day) => (isDay(day) ? day : dayOf(addDays(`${day.slice(0, 7)}-01`, 0))));
}
