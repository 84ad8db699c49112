import { DataTable } from '@/components/data-table';
import { DayRange } from '@/components/day';
import { Link } from '@/components/link';
import type { ElectionSummary } from '@/lib/elections/archive/archive-queries';
import { formatNumber } from '@/lib/time';
import { StateBadge } from '@/components/election-badges';

type Props = { caption: string; elections: readonly ElectionSummary[] };

/** Key figures of elections, one election a row. */
export function ElectionTable({ caption, elections }: Props) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={elections}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: 'title',
          head: 'Election',
          isRowHeader: true,
          cell: ({ slug, title }) => <Link href={`/elections/${slug}`}>{title}</Link>,
        },
        {
          key: 'state',
          head: 'State',
          isTight: true,
          cell: ({ state }) => <StateBadge state={state} />,
        },
        {
          key: 'when',
          head: 'When',
          isTight: true,
          cell: ({ startAt, endAt }) =>
            startAt && endAt ? <DayRange from={startAt} to={endAt} /> : null,
        },
        count('candidates', 'Candidates', ({ candidates }) => candidates),
        count('contests', 'Contests', ({ contests }) => contests.total),
        count('contested', 'Contested', ({ contests }) => contests.contested),
        count('leaderless', 'No candidate', ({ contests }) => contests.leaderless),
      ]}
    />
  );
}

function count(key: string, head: string, countOf: (election: ElectionSummary) => number) {
  return {
    key,
    head,
    isNumeric: true,
    cell: (election: ElectionSummary) => formatNumber(countOf(election)),
  };
}
