import { renderRst } from '@/lib/community/markup';
import type { Markup, MarkupTarget } from '@/lib/markup/types';
import type { Warning } from '@/lib/formats/warning';
import type { DeliverableRecord, ScheduleRecord } from './types';
import type { ScheduleDraft } from './parse-schedule';

/** Returns the address of an event on its schedule's page. */
export function eventHref(series: string, label: string): string {
  return `/releases/${series}/schedule#${label}`;
}

/** Renders the texts of a schedule: its introduction and the text of each event. */
export async function renderSchedule(
  draft: ScheduleDraft,
): Promise<{ value: ScheduleRecord; warnings: Warning[] }> {
  const { intro, targets, labels: drafted, events, ...schedule } = draft;
  const labels = Object.fromEntries(
    Object.entries(drafted).map(([label, { series, title }]): [string, MarkupTarget] => [
      label,
      { href: eventHref(series, label), title },
    ]),
  );
  const context = { path: schedule.path, labels };
  const where = `releases:${schedule.path}`;
  const page = await renderRst(withTargets(withoutNotices(intro), targets), context);
  const warnings = complaints(page, where);
  const rendered: ScheduleRecord['events'] = [];
  for (const { source, labelSeries: _series, ...event } of events) {
    if (source.trim() === '') {
      rendered.push(event);
      continue;
    }
    const { html, text, ...outcome } = await renderRst(withTargets(source, targets), context);
    warnings.push(...complaints(outcome, where, `${event.id}: `));
    rendered.push({ ...event, html, text });
  }
  return { value: { ...schedule, html: page.html, events: rendered }, warnings };
}

/** Renders the highlights of a deliverable; those that cannot be rendered are kept as written, with a warning. */
export async function renderHighlights(
  record: DeliverableRecord,
): Promise<{ value: DeliverableRecord; warnings: Warning[] }> {
  const where = `releases:${record.path}`;
  const warnings: Warning[] = [];
  const highlightsHtml: string[] = [];
  for (const highlight of record.cycleHighlights) {
    const { html, ...outcome } = await renderRst(highlight);
    warnings.push(...complaints(outcome, where, 'cycle-highlights: '));
    highlightsHtml.push(html);
  }
  return { value: { ...record, highlightsHtml }, warnings };
}

/** Appends to a part of a page the named links that it uses. */
function withTargets(source: string, targets: string): string {
  const plain = source.replaceAll('`', '').toLowerCase();
  const used = targets.split('\n').filter((target) => {
    const name = /^\.\. _`?(.+?)`?: /.exec(target)?.[1] ?? '';
    return name !== '' && plain.includes(name.toLowerCase());
  });
  return used.length > 0 ? `${source}\n\n${used.join('\n')}\n` : source;
}

/** Removes upstream's placeholders for the table and the calendar: Rollcall shows its own. */
function withoutNotices(intro: string): string {
  return intro
    .replace(/^\.\. (datatemplate[:\w]*|ics)::[^\n]*\n(?:[ \t]+[^\n]*\n?|\n(?=[ \t]))*/gm, '')
    .replace(/^`[^`]*<schedule\.ics>`_*\s*$/gm, '')
    .replace(/^[+|][^\n]*[+|][ \t]*$\n?/gm, '');
}

function complaints(
  { warnings, isFallback }: Pick<Markup, 'warnings' | 'isFallback'>,
  where: string,
  subject = '',
): Warning[] {
  return warnings.map(({ message }) => ({
    kind: isFallback ? 'fallback' : 'unresolved',
    where,
    message: `${subject}${message}`,
  }));
}
