import { Badge } from '@/components/badge';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import type { TeamEntry } from '@/lib/governance/queries';
import { formatNumber } from '@/lib/time';
import { PersonWithNick } from '@/components/person-name';

type Props = { teams: readonly TeamEntry[]; handleOf: HandleLookup; isFormer: boolean };

/** Teams with their leads and the number of their deliverables. */
export function TeamTable({ teams, handleOf, isFormer }: Props) {
  const columns: Column<TeamEntry>[] = [
    {
      key: 'name',
      head: 'Team',
      isRowHeader: true,
      cell: ({ slug, name }) => <Link href={`/teams/${slug}`}>{name}</Link>,
    },
    { key: 'service', head: 'Service', cell: ({ service }) => service ?? '' },
    {
      key: 'lead',
      head: isFormer ? 'Last lead' : 'Lead',
      cell: (team) => <Lead team={team} handleOf={handleOf} isFormer={isFormer} />,
    },
    {
      key: 'deliverables',
      head: 'Deliverables',
      isNumeric: true,
      cell: ({ deliverables }) => formatNumber(deliverables.length),
    },
    {
      key: 'repos',
      head: 'Repositories',
      isNumeric: true,
      cell: ({ deliverables }) =>
        formatNumber(new Set(deliverables.flatMap(({ repos }) => repos)).size),
    },
  ];
  if (isFormer) columns.splice(2, 0, retirement);
  return (
    <DataTable
      caption={isFormer ? 'Former teams' : 'Current teams'}
      isCaptionHidden
      rows={teams}
      rowKey={({ slug }) => slug}
      columns={columns}
    />
  );
}

const retirement: Column<TeamEntry> = {
  key: 'retired',
  head: 'Retired',
  isTight: true,
  cell: ({ retiredOn, partial }) =>
    retiredOn ? <Day value={retiredOn} /> : partial ? 'in part' : '',
};

function Lead({
  team: { leadership, ptl },
  handleOf,
  isFormer,
}: {
  team: TeamEntry;
  handleOf: HandleLookup;
  isFormer: boolean;
}) {
  if (ptl) return <PersonWithNick person={ptl} handle={handleOf(ptl)} />;
  if (leadership === 'distributed') return 'several liaisons';
  return isFormer ? '' : <Badge tone="warn">nobody</Badge>;
}
