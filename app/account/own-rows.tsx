import { DataTable, type Column } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Isolated } from '@/components/isolated';
import { LogSubject } from '@/components/log-subject';
import { Moment } from '@/components/moment';
import { redact } from '@/lib/markup/redact';
import type { OwnRow } from '@/lib/people/identity/own-log-queries';
import { actionText } from '@/lib/parts/audit';

const REASON: Column<OwnRow> = {
  key: 'reason',
  head: 'Why',
  cell: ({ reason }) => <Isolated>{redact(reason)}</Isolated>,
};

const NUMBER: Column<OwnRow> = {
  key: 'seq',
  head: 'Row',
  isNumeric: true,
  cell: ({ seq }) => seq.toString(),
};

type Props = {
  rows: readonly OwnRow[];
  /** True to leave out the reasons and row numbers. */
  isShort?: boolean;
};

/** Audit log rows, as shown to the person they are about. */
export function OwnRows({ rows, isShort = false }: Props) {
  return (
    <DataTable
      caption="What was done by you and about you"
      isCaptionHidden
      rows={rows}
      rowKey={({ seq }) => seq.toString()}
      empty={
        <EmptyState title="No rows yet">
          <p>What you do here stands in the audit log, and then on this page.</p>
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
        {
          key: 'actor',
          head: 'Who',
          cell: ({ isOwn, actor }) => (isOwn ? 'You' : <Isolated>{redact(actor)}</Isolated>),
        },
        ...(isShort ? [] : [REASON]),
        { key: 'at', head: 'When', cell: ({ at }) => <Moment value={at} /> },
        ...(isShort ? [] : [NUMBER]),
      ]}
    />
  );
}
