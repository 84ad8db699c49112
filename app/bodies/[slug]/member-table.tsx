import { Badge } from '@/components/badge';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import type { BodyMember } from '@/lib/governance/body-queries';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import { PersonWithNick } from '@/components/person-name';

type Props = { members: readonly BodyMember[]; handleOf: HandleLookup };

/** The members of a body at one moment, the chair first. */
export function MemberTable({ members, handleOf }: Props) {
  const columns: Column<BodyMember>[] = [
    {
      key: 'name',
      head: 'Name',
      isRowHeader: true,
      cell: (member) => <PersonWithNick person={member} handle={handleOf(member)} />,
    },
    {
      key: 'role',
      head: 'Role',
      cell: ({ role }) => (role ? <Badge tone="info">{role}</Badge> : 'member'),
    },
    { key: 'term', head: 'Term as listed', cell: ({ term }) => term ?? '' },
    {
      key: 'from',
      head: 'Member since',
      isTight: true,
      cell: ({ from }) => (from ? <Day value={from} /> : 'not known yet'),
    },
  ];
  if (members.some(({ affiliation }) => affiliation !== null)) columns.splice(2, 0, affiliations);
  if (members.some(({ until }) => until !== null)) columns.push(ends);
  return (
    <DataTable
      caption="Members"
      isCaptionHidden
      rows={members}
      rowKey={({ name }) => name}
      columns={columns}
    />
  );
}

const affiliations: Column<BodyMember> = {
  key: 'affiliation',
  head: 'Affiliation',
  cell: ({ affiliation }) => affiliation ?? 'not on record',
};

const ends: Column<BodyMember> = {
  key: 'until',
  head: 'Until',
  isTight: true,
  cell: ({ until }) => (until ? <Day value={until} /> : 'now'),
};
