import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { Day } from '@/components/day';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { roleText } from '@/lib/people/roles/role-text';
import type { GrantEntry } from '@/lib/people/roles/grant-queries';
import { pageOf } from '@/app/admin/side-facts';

type Props = { caption: string; grants: readonly GrantEntry[] };

/** Granted roles. A role's last day is the day before the instant it expires at. */
export function GrantTable({ caption, grants }: Props) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={grants}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          head: 'Who',
          isRowHeader: true,
          cell: ({ person }) => (
            <Link href={pageOf(person.handle)}>
              <Isolated>{person.name}</Isolated>
            </Link>
          ),
        },
        {
          key: 'role',
          head: 'Role',
          cell: (grant) => (
            <Link href={`/admin/grants/${grant.id}`}>
              {roleText(grant.role, grant.scope)}
              <span className="visually-hidden">: {grant.person.name}</span>
            </Link>
          ),
        },
        { key: 'from', head: 'Given', isTight: true, cell: (row) => <Day value={row.grantedAt} /> },
        { key: 'until', head: 'Last day', isTight: true, cell: (row) => <LastDay grant={row} /> },
        { key: 'reason', head: 'Reason', cell: ({ reason }) => reason },
      ]}
    />
  );
}

function LastDay({ grant: { expiresAt, revokedAt } }: { grant: GrantEntry }) {
  if (revokedAt) {
    return (
      <>
        <Day value={revokedAt} /> <Badge tone="warn">Taken back</Badge>
      </>
    );
  }
  return <Day value={lastDayOf(expiresAt)} />;
}

/** Returns the last moment at which a role is valid, for display as its last day. */
export function lastDayOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - 1);
}
