import type { ReactNode } from 'react';
import { BarChart } from '@/components/bar-chart';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { Cluster } from '@/components/flow';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { SeriesRow } from '@/lib/releases/queries';
import { INDEPENDENT, seriesTitle } from '@/lib/releases/rules';
import { formatNumber } from '@/lib/time';
import { SeriesStatus } from './series-status';

type Counts = ReadonlyMap<string, { deliverables: number; releases: number }>;

type Props = {
  series: readonly SeriesRow[];
  counts: Counts;
  scheduled: ReadonlySet<string>;
  on: Date;
};

/** The series, newest first, with their states and dates. */
export function SeriesTable({ series, counts, scheduled, on }: Props) {
  return (
    <>
      <DataTable
        caption="Release series, newest first"
        isCaptionHidden
        columns={columnsOf({ counts, scheduled, on })}
        rows={[...series].reverse()}
        rowKey={({ name }) => name}
      />
      {counts.has(INDEPENDENT) && (
        <p>
          Beside them stand{' '}
          <Link href={`/releases/${INDEPENDENT}`}>
            {formatNumber(counts.get(INDEPENDENT)?.deliverables ?? 0)} independent deliverables
          </Link>
          , released whenever they are ready.
        </p>
      )}
    </>
  );
}

function columnsOf({ counts, scheduled, on }: Omit<Props, 'series'>): Column<SeriesRow>[] {
  return [
    {
      key: 'name',
      head: 'Series',
      isRowHeader: true,
      cell: ({ name, releaseId }) => (
        <Link href={`/releases/${name}`}>{seriesTitle(name, releaseId)}</Link>
      ),
    },
    {
      key: 'status',
      head: 'Status',
      cell: (row) => (
        <Cluster>
          <SeriesStatus {...row} on={on} />
        </Cluster>
      ),
    },
    ...dateColumns,
    ...countColumns(counts),
    {
      key: 'schedule',
      head: 'Schedule',
      cell: ({ name }) =>
        scheduled.has(name) && <Link href={`/releases/${name}/schedule`}>Schedule</Link>,
    },
  ];
}

const dateColumns: Column<SeriesRow>[] = [
  {
    key: 'release',
    head: 'Release',
    isTight: true,
    cell: ({ initialRelease }) => initialRelease && <Day value={initialRelease} />,
  },
  { key: 'next', head: 'Next phase', cell: nextPhaseOf },
];

/** Returns the cell's content. Not a component, because the table must be able to see that a cell is empty. */
function nextPhaseOf({ nextPhaseStatus, nextPhaseDate, eolDate }: SeriesRow): ReactNode {
  if (nextPhaseStatus === null) {
    return (
      eolDate && (
        <>
          ended <Day value={eolDate} />
        </>
      )
    );
  }
  return (
    <>
      {nextPhaseStatus}, {nextPhaseDate ? <Day value={nextPhaseDate} /> : 'to be decided'}
    </>
  );
}

function countColumns(counts: Counts): Column<SeriesRow>[] {
  return [
    {
      key: 'deliverables',
      head: 'Deliverables',
      isNumeric: true,
      cell: ({ name }) => formatNumber(counts.get(name)?.deliverables ?? 0),
    },
    {
      key: 'releases',
      head: 'Releases',
      isNumeric: true,
      cell: ({ name }) => (
        <Link href={`/releases?series=${name}#list`}>
          {formatNumber(counts.get(name)?.releases ?? 0)}
        </Link>
      ),
    },
  ];
}

/** A chart of the number of releases in each cycle. */
export function SeriesChart({ series, counts }: { series: readonly SeriesRow[]; counts: Counts }) {
  const data = series.flatMap(({ name, releaseId }) => {
    const value = counts.get(name)?.releases ?? 0;
    return value > 0
      ? [{ label: seriesTitle(name, releaseId), value, href: `/releases/${name}` }]
      : [];
  });
  if (data.length < 2) return null;
  const most = data.reduce((a, b) => (b.value > a.value ? b : a));
  return (
    <Section title="Releases per cycle">
      <BarChart
        title="Releases in each series"
        description={`Marks of a branch’s life such as zed-eol included. The most are in ${most.label}: ${formatNumber(most.value)}.`}
        unit="releases"
        labelHead="Series"
        data={data}
      />
    </Section>
  );
}
