import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Isolated } from '@/components/isolated';
import { LogSubject } from '@/components/log-subject';
import { Moment } from '@/components/moment';
import type { PublicRow } from '@/lib/checkpoints/queries';
import { redact } from '@/lib/markup/redact';
import { actionText } from '@/lib/parts/audit';

/** Public rows of the audit log. Addresses are redacted from all texts. */
export function RowTable({ rows }: { rows: readonly PublicRow[] }) {
  return (
    <DataTable
      caption="Rows of the audit log about motions, roles and merges"
      isCaptionHidden
      rows={rows}
      rowKey={({ seq }) => seq.toString()}
      empty={
        <EmptyState title="No rows yet">
          <p>Whatever is done about a motion or a role stands here from then on.</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'action',
          head: 'What',
          isRowHeader: true,
          cell: ({ action }) => actionText(action),
        },
        { key: 'subject', head: 'To what', cell: ({ subject }) => <LogSubject of={subject} /> },
        { key: 'actor', head: 'Who', cell: ({ actor }) => <Isolated>{redact(actor)}</Isolated> },
        { key: 'reason', head: 'Why', cell: ({ reason }) => <Isolated>{redact(reason)}</Isolated> },
        { key: 'at', head: 'When', cell: ({ at }) => <Moment value={at} /> },
        { key: 'seq', head: 'Row', isNumeric: true, cell: ({ seq }) => seq.toString() },
        {
          key: 'hash',
          head: 'Hash',
          isTight: true,
          cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
        },
      ]}
    />
  );
}
