import type { ReactNode } from 'react';
import { PageHeader } from '@/components/page-header';
import { Tabs } from '@/components/tabs';
import { INDEPENDENT, weekOffset, weekSlug } from '@/lib/releases/rules';
import type { LoadedSeries } from './load';

/** Name of a page of a series. */
export type SeriesPart = 'overview' | 'schedule' | 'countdown' | 'highlights';

type Props = {
  loaded: Extract<LoadedSeries, { ok: true }>;
  part: SeriesPart;
  title: string;
  lead?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  aside?: ReactNode;
  hasSchedule: boolean;
};

/** The header shared by the pages of a series, with breadcrumbs and links to the series' other pages. */
export function SeriesHead(props: Props) {
  const { loaded, part, title, lead, meta, actions, aside, hasSchedule } = props;
  const { series, moment } = loaded;
  const base = `/releases/${series.name}`;
  const crumbs = [{ href: '/releases', label: 'Releases' }];
  if (part !== 'overview') crumbs.push({ href: base, label: loaded.title });
  return (
    <>
      {moment.banner}
      <PageHeader {...{ title, lead, meta, actions, aside }} breadcrumbs={crumbs} />
      {series.name !== INDEPENDENT && (
        <Tabs label={`Pages of ${loaded.title}`} items={tabsOf(base, part, hasSchedule)} />
      )}
    </>
  );
}

function tabsOf(base: string, part: SeriesPart, hasSchedule: boolean) {
  const tab = (key: SeriesPart, label: string) => ({
    href: key === 'overview' ? base : `${base}/${key}`,
    label,
    isCurrent: key === part,
  });
  return [
    tab('overview', 'Deliverables'),
    ...(hasSchedule ? [tab('schedule', 'Schedule'), tab('countdown', 'Weekly countdown')] : []),
    tab('highlights', 'Highlights'),
  ];
}

/** Returns the address of the weekly message for a day; null without a release day. */
export function countdownHref(series: string, releaseDay: Date | null, on: Date): string | null {
  if (releaseDay === null) return null;
  return `/releases/${series}/countdown/${weekSlug(weekOffset(on, releaseDay))}`;
}
