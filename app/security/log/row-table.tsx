import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import type { PublicRow } from '@/lib/checkpoints/queries';
import { pageOfSubject } from '@/lib/checkpoints/rules';
import { redact } from '@/lib/markup/redact';

/** Rows of the log that anybody may read. No text shows an address. */
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
        { key: 'seq', head: 'Row', isNumeric: true, cell: ({ seq }) => seq.toString() },
        { key: 'at', head: 'When', cell: ({ at }) => <Moment value={at} /> },
        { key: 'actor', head: 'Who', cell: ({ actor }) => <Isolated>{redact(actor)}</Isolated> },
        { key: 'action', head: 'What', isRowHeader: true, cell: ({ action }) => action },
        { key: 'subject', head: 'To what', cell: ({ subject }) => <Subject of={subject} /> },
        { key: 'reason', head: 'Why', cell: ({ reason }) => <Isolated>{redact(reason)}</Isolated> },
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

function Subject({ of }: { of: string }) {
  const page = pageOfSubject(of);
  return page === null ? of : <Link href={page}>{of}</Link>;
}
