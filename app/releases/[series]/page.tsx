import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Countdown } from '@/components/countdown';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { listFilterWords, listSeriesDeliverables } from '@/lib/releases/deliverable-queries';
import { getSchedule } from '@/lib/releases/queries';
import { INDEPENDENT, isPhaseOverdue } from '@/lib/releases/rules';
import { addDays, dayOf, formatDay } from '@/lib/time';
import { SeriesStatus } from '@/app/releases/series-status';
import { DeliverableSections } from './deliverable-sections';
import { loadSeries, titleOf, type LoadedSeries } from './load';
import { readSeriesFilter, SeriesFilterBar } from './series-filter';
import { NextDates, SeriesFacts } from './series-facts';
import { countdownHref, SeriesHead } from './series-head';

type Props = PageProps<'/releases/[series]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await titleOf((await params).series);
  if (!found) return {};
  return {
    title: found.title,
    description: `What ${found.title} consists of: every deliverable with its latest version, the series’ state and its dates.`,
    alternates: { canonical: `/releases/${found.name}` },
  };
}

/** A series: its state, its next dates, and its deliverables by type. */
export default async function SeriesPage(props: Props) {
  const loaded = await loadSeries(props, '');
  if (!loaded.ok) return loaded.refusal;
  const { series, title, moment } = loaded;
  const { on } = moment;

  const filter = readSeriesFilter(await props.searchParams);
  const [schedule, all, words] = await Promise.all([
    getSchedule(series.name),
    listSeriesDeliverables(series.name),
    listFilterWords(series.name),
  ]);
  if (series.name === INDEPENDENT && all.length === 0) notFound();
  const shown = filter.apply(all);
  const releaseDay = series.entry?.initialRelease ?? null;
  const isAhead = releaseDay !== null && releaseDay >= addDays(on, -1);
  const countdown = schedule && countdownHref(series.name, releaseDay, on);

  return (
    <>
      <SeriesHead
        loaded={loaded}
        part="overview"
        title={title}
        lead={leadOf(loaded)}
        meta={series.entry && <SeriesStatus {...series.entry} on={on} />}
        hasSchedule={schedule !== null}
        actions={isAhead && countdown && <Link href={countdown}>This week’s message</Link>}
        aside={isAhead && <Countdown to={releaseDay} on={on} label="to the release" />}
      />
      {schedule && isAhead && (
        <NextDates {...{ releaseDay, on }} events={schedule.events} series={series.name} />
      )}
      {all.length === 0 ? (
        <EmptyState title="No deliverables yet">
          <p>The first files of {title} appear here with the sync that brings them.</p>
        </EmptyState>
      ) : (
        <>
          <SeriesFilterBar series={series.name} filter={filter} words={words} />
          <DeliverableSections
            rows={shown}
            all={all}
            filter={filter}
            status={series.entry?.status}
          />
        </>
      )}
      {series.entry && <SeriesFacts entry={series.entry} on={on} />}
    </>
  );
}

/** Returns a sentence on the state of the series. */
function leadOf({ series, title, moment }: Extract<LoadedSeries, { ok: true }>): string {
  const { entry } = series;
  const { on } = moment;
  if (series.name === INDEPENDENT) {
    return 'Deliverables that are released whenever they are ready, outside the cycles.';
  }
  if (!entry) return `${title} has files, but no entry in the series status.`;
  const { status, initialRelease, eolDate, nextPhaseDate, nextPhaseStatus } = entry;
  const day = initialRelease && formatDay(initialRelease);
  if (status === 'end of life') {
    return `Released on ${day ?? 'an unknown day'}, no longer maintained${eolDate ? ` since ${formatDay(eolDate)}` : ''}.`;
  }
  if (status === 'development' || status === 'future') {
    if (!initialRelease) return 'The release day is not set yet.';
    return dayOf(initialRelease) >= dayOf(on)
      ? `To be released on ${formatDay(initialRelease)}.`
      : `The release was planned for ${formatDay(initialRelease)}; the series status does not say yet that it has happened.`;
  }
  const next = nextPhaseDate ? formatDay(nextPhaseDate) : 'a day to be decided';
  const overdue = isPhaseOverdue(entry, on) ? ' (that day has passed)' : '';
  const after = nextPhaseStatus ? ` Next is ${nextPhaseStatus}, on ${next}${overdue}.` : '';
  return `Released on ${day ?? 'an unknown day'}, ${status}.${after}`;
}
