import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { countBySeries, listFilterWords } from '@/lib/releases/deliverable-queries';
import { listScheduledSeries, listSeries } from '@/lib/releases/queries';
import { currentSeries, seriesTitle } from '@/lib/releases/rules';
import { formatDay, formatNumber } from '@/lib/time';
import { ReleaseList } from './release-list';
import { readReleaseFilter } from './release-filter';
import { seriesChoices } from './series-choices';
import { SeriesChart, SeriesTable } from './series-table';

export const metadata: Metadata = {
  title: 'Releases',
  description: 'Every release series with its state and dates, and every release with its day.',
  alternates: { canonical: '/releases', types: { 'application/atom+xml': '/releases/feed.xml' } },
};

/** The series with their states, and releases of all series, filtered by the address. */
export default async function ReleasesPage({ searchParams }: PageProps<'/releases'>) {
  const query = await searchParams;
  const moment = readMoment(query.on, '/releases');
  if (!moment.ok) return moment.refusal;
  const { on } = moment;
  const filter = await readReleaseFilter(query);
  const [series, counts, scheduled, words] = await Promise.all([
    listSeries(),
    countBySeries(),
    listScheduledSeries(),
    listFilterWords(),
  ]);
  const current = currentSeries(series, on);

  return (
    <>
      {moment.banner}
      <PageHeader
        title="Releases"
        lead={current?.initialRelease ? <CurrentSeries {...current} on={on} /> : undefined}
        meta={
          <>
            <Link href="/guides/release-models">What a release model is</Link>
            <Link href="/deliverables">All deliverables</Link>
          </>
        }
      />
      {series.length === 0 ? (
        <EmptyState title="No series has been read yet">
          <p>The series appear here with the first sync of the releases repository.</p>
        </EmptyState>
      ) : (
        <Section title="Series" layout="full" note={noteOf(series.length, counts)}>
          <SeriesTable {...{ series, counts, scheduled, on }} />
        </Section>
      )}
      {series.length > 1 && <SeriesChart series={series} counts={counts} />}
      <ReleaseList filter={filter} series={seriesChoices(series)} teams={words.teams} />
    </>
  );
}

type CurrentProps = {
  name: string;
  releaseId: string;
  initialRelease: Date | null;
  on: Date;
};

function CurrentSeries({ name, releaseId, initialRelease, on }: CurrentProps) {
  if (initialRelease === null) return null;
  const verb = initialRelease < on ? 'was released' : 'is released';
  return (
    <>
      <Link href={`/releases/${name}`}>{seriesTitle(name, releaseId)}</Link> {verb} on{' '}
      {formatDay(initialRelease, 'long')}.
    </>
  );
}

function noteOf(
  series: number,
  counts: ReadonlyMap<string, { deliverables: number; releases: number }>,
): string {
  const releases = [...counts.values()].reduce((sum, count) => sum + count.releases, 0);
  const files = [...counts.values()].reduce((sum, count) => sum + count.deliverables, 0);
  return `${formatNumber(series)} series, ${formatNumber(files)} deliverable files, ${formatNumber(releases)} releases.`;
}
