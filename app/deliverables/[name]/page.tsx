import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BarChart } from '@/components/bar-chart';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { decodedSegment } from '@/lib/http/segment';
import { listAcrossSeries } from '@/lib/releases/deliverable-queries';
import { listSeries } from '@/lib/releases/queries';
import { inSeriesOrder, seriesTitle } from '@/lib/releases/rules';
import { formatCount } from '@/lib/time';

type Props = PageProps<'/deliverables/[name]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = decodedSegment((await params).name);
  return {
    title: name,
    description: `${name} in every series: team, latest version, number of releases.`,
    alternates: { canonical: `/deliverables/${encodeURIComponent(name)}` },
  };
}

type Row = Awaited<ReturnType<typeof listAcrossSeries>>[number] & { title: string };

/** One deliverable in every series that has it, newest series first. */
export default async function AcrossSeriesPage({ params }: Props) {
  const name = decodedSegment((await params).name);
  const [found, series] = await Promise.all([listAcrossSeries(name), listSeries()]);
  const rows = inSeriesOrder(found, series).map((row): Row => {
    const entry = series.find((known) => known.name === row.series);
    return { ...row, title: seriesTitle(row.series, entry?.releaseId ?? null) };
  });
  const latest = rows.at(-1);
  if (!latest) notFound();
  const releases = rows.reduce((sum, row) => sum + row.releaseCount, 0);

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/releases', label: 'Releases' },
          { href: '/deliverables', label: 'Deliverables' },
        ]}
        eyebrow={latest.type}
        title={name}
        lead={`${formatCount(releases, 'release')} in ${formatCount(rows.length, 'series', 'series')}.`}
        meta={<Link href={`/teams/${latest.teamSlug}`}>{latest.team}</Link>}
        actions={
          <Link href={`/releases?deliverable=${encodeURIComponent(name)}#list`}>
            All releases by day
          </Link>
        }
      />
      <Section title="Series" layout="full">
        <DataTable
          caption={`${name} in every series, newest first`}
          isCaptionHidden
          columns={columns}
          rows={[...rows].reverse()}
          rowKey={(row) => row.series}
        />
      </Section>
      {rows.length > 1 && (
        <Section title="Releases per series" id="chart">
          <BarChart
            title={`Releases of ${name} in each series`}
            description="Marks of a branch’s life included."
            unit="releases"
            labelHead="Series"
            data={rows.map((row) => ({
              label: row.title,
              value: row.releaseCount,
              href: `/releases/${row.series}/${name}`,
            }))}
          />
        </Section>
      )}
    </>
  );
}

const columns: Column<Row>[] = [
  {
    key: 'series',
    head: 'Series',
    isRowHeader: true,
    cell: ({ series, name, title }) => <Link href={`/releases/${series}/${name}`}>{title}</Link>,
  },
  {
    key: 'team',
    head: 'Team',
    cell: ({ team, teamSlug }) => <Link href={`/teams/${teamSlug}`}>{team}</Link>,
  },
  { key: 'model', head: 'Release model', cell: ({ releaseModel }) => releaseModel },
  {
    key: 'latest',
    head: 'Latest version',
    isTight: true,
    cell: ({ latestVersion }) => latestVersion,
  },
  {
    key: 'released',
    head: 'Released',
    isTight: true,
    cell: ({ latestReleasedAt }) => latestReleasedAt && <Day value={latestReleasedAt} />,
  },
  { key: 'count', head: 'Releases', isNumeric: true, cell: ({ releaseCount }) => releaseCount },
];
