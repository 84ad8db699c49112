import { Badge, type Tone } from '@/components/badge';
import { CodeHash } from '@/components/code-hash';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Moment } from '@/components/moment';
import { getCommunity } from '@/lib/community/community';
import { type RunState, runText } from '@/lib/sync/messages';
import { formatNumber } from '@/lib/time';

const TONES: Record<RunState, Tone> = {
  running: 'info',
  ok: 'good',
  partial: 'warn',
  failed: 'bad',
  abandoned: 'warn',
};

type State = {
  source: string;
  startedAt: Date;
  finishedAt: Date | null;
  status: RunState;
  message: string | null;
  seen: number;
  skipped: number;
  head: string | null;
  warnings: number;
};

/** Each source with its state; before the first run, the sources that will be read. */
export function SourceTable({ states }: { states: readonly State[] }) {
  return (
    <DataTable
      caption="Sources"
      isCaptionHidden
      rows={states}
      rowKey={({ source }) => source}
      empty={
        <EmptyState title="Nothing has been read yet">
          <p>
            The first sync starts with the site. These will be read:{' '}
            {Object.values(getCommunity().sources)
              .map(({ title }) => title)
              .join(', ')}
            .
          </p>
        </EmptyState>
      }
      columns={[
        {
          key: 'source',
          head: 'Source',
          isRowHeader: true,
          cell: ({ source }) => sourceTitle(source),
        },
        {
          key: 'state',
          head: 'State',
          cell: ({ status, message }) => <State status={status} message={message} />,
        },
        {
          key: 'at',
          head: 'Last read',
          cell: ({ finishedAt, startedAt }) => <Moment value={finishedAt ?? startedAt} />,
        },
        {
          key: 'head',
          head: 'At commit',
          cell: ({ head }) => head && /^[0-9a-f]{40}$/.test(head) && <CodeHash value={head} />,
        },
        { key: 'seen', head: 'Looked at', isNumeric: true, cell: ({ seen }) => formatNumber(seen) },
        {
          key: 'skipped',
          head: 'Passed over',
          isNumeric: true,
          cell: ({ skipped }) => formatNumber(skipped),
        },
        {
          key: 'warnings',
          head: 'Warnings',
          isNumeric: true,
          cell: ({ warnings }) => formatNumber(warnings),
        },
      ]}
    />
  );
}

function State({ status, message }: { status: RunState; message: string | null }) {
  return (
    <>
      <RunBadge status={status} />
      {message && <p>{message}</p>}
    </>
  );
}

/** A badge for a run's state. */
export function RunBadge({ status }: { status: RunState }) {
  return <Badge tone={TONES[status]}>{runText[status]}</Badge>;
}

/** Returns the display name of a source: the community's title for it, or what an internal source covers. */
export function sourceTitle(source: string): string {
  if (source === 'record') return 'Comparisons and search';
  if (source === 'content') return 'Content';
  return getCommunity().sources[source]?.title ?? source;
}
