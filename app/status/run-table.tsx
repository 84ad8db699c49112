import { DataTable } from '@/components/data-table';
import { Moment } from '@/components/moment';
import { formatNumber } from '@/lib/time';
import type { RunState } from '@/lib/sync/messages';
import { RunBadge, sourceTitle } from './source-table';

type Run = {
  id: string;
  source: string;
  startedAt: Date;
  finishedAt: Date | null;
  status: RunState;
  message: string | null;
  seen: number;
  changed: number;
  skipped: number;
};

/** The latest runs of the sync. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <DataTable
      caption="Runs of the sync, newest first"
      rows={runs}
      rowKey={({ id }) => id}
      empty={<p>There has been no run yet.</p>}
      columns={[
        {
          key: 'source',
          head: 'Source',
          isRowHeader: true,
          cell: ({ source }) => sourceTitle(source),
        },
        { key: 'at', head: 'Began', cell: ({ startedAt }) => <Moment value={startedAt} /> },
        { key: 'took', head: 'Took', isNumeric: true, isTight: true, cell: durationOf },
        {
          key: 'state',
          head: 'Outcome',
          cell: ({ status, message }) => (
            <>
              <RunBadge status={status} /> {message}
            </>
          ),
        },
        { key: 'seen', head: 'Looked at', isNumeric: true, cell: ({ seen }) => formatNumber(seen) },
        {
          key: 'changed',
          head: 'Written',
          isNumeric: true,
          cell: ({ changed }) => formatNumber(changed),
        },
        {
          key: 'skipped',
          head: 'Passed over',
          isNumeric: true,
          cell: ({ skipped }) => formatNumber(skipped),
        },
      ]}
    />
  );
}

function durationOf({ startedAt, finishedAt }: Run): string | null {
  if (!finishedAt) return null;
  return `${formatNumber(Math.round((finishedAt.getTime() - startedAt.getTime()) / 100) / 10)} s`;
}
