import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { hrefWith } from '@/lib/http/href';
import { actionText } from '@/lib/parts/audit';
import type { AuditListRow } from '@/lib/audit/queries';

/** Rows of the audit log. */
export function AuditTable({ rows }: { rows: readonly AuditListRow[] }) {
  return (
    <DataTable
      caption="Audit log"
      isCaptionHidden
      rows={rows}
      rowKey={({ seq }) => seq.toString()}
      empty={<EmptyState title="No rows" />}
      columns={[
        {
          key: 'action',
          head: 'What',
          isRowHeader: true,
          cell: ({ action }) => (
            <>
              {actionText(action)} <small>{action}</small>
            </>
          ),
        },
        {
          key: 'subject',
          head: 'To what',
          cell: ({ subject }) => (
            <Link href={hrefWith('/admin/audit', { subject })}>{subject}</Link>
          ),
        },
        { key: 'actor', head: 'Who', cell: ({ actor }) => actor },
        { key: 'reason', head: 'Why', cell: ({ reason }) => reason },
        { key: 'at', head: 'When', cell: ({ at }) => <Moment value={at} /> },
        { key: 'seq', head: 'Row', isNumeric: true, cell: ({ seq }) => seq.toString() },
      ]}
    />
  );
}
