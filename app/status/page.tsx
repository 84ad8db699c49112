import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { ListPager } from '@/components/list-pager';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { encodeCursor } from '@/lib/http/cursor';
import { pageSizes, takePage } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { listRuns } from '@/lib/sync/run-queries';
import { countWarnings, listSourceStates, listWarnings } from '@/lib/sync/status-queries';
import { formatCount, formatNumber } from '@/lib/time';
import { RunTable } from './run-table';
import { SourceTable } from './source-table';
import { statusParameters } from './parameters';
import { WarningFilters, WarningTable } from './warnings';

type Props = PageProps<'/status'>;

const RUNS = 12;

export const metadata: Metadata = {
  title: 'Status',
  description:
    'How current each source is, what the last runs of the sync did, and what does not agree.',
};

/** The state of the record: when each source was last read, and every error or contradiction in the sources. */
export default async function StatusPage({ searchParams }: Props) {
  const read = readParameters(statusParameters, await searchParams);
  const { source, kind, cursor } = read.ok ? read.value : {};
  const [states, runs, kinds, warnings] = await Promise.all([
    listSourceStates(),
    listRuns({ take: RUNS }),
    countWarnings({ source }),
    listWarnings({ source, kind }, { after: cursor, take: pageSizes.medium + 1 }),
  ]);
  const { shown, last } = takePage(warnings, pageSizes.medium);
  const total = kinds.reduce(
    (sum, { kind: each, count }) => sum + (kind && kind !== each ? 0 : count),
    0,
  );
  return (
    <>
      <PageHeader title="Status" lead={summaryOf(states)} meta={<LastRead states={states} />} />
      {!read.ok && (
        <Callout tone="warn" title="Part of the address can’t be used">
          <p>{read.message}</p>
        </Callout>
      )}
      <Section title="Sources" layout="full" note="The repositories the record is read from.">
        <SourceTable states={states} />
      </Section>
      <Section
        title="What does not agree"
        layout="full"
        note="Both places are kept; nothing is decided silently."
      >
        <WarningFilters source={source} kind={kind} kinds={kinds} />
        <WarningTable warnings={shown} states={states} />
        <ListPager
          label="Warnings"
          address="/status"
          filter={{ source, kind }}
          summary={`${formatNumber(total)} in all`}
          isFurther={cursor !== undefined}
          startLabel="First page"
          next={last ? { cursor: encodeCursor([last.where, last.id]) } : null}
        />
      </Section>
      <Section title="Runs" layout="full" note={`The last ${RUNS}. The API has all of them.`}>
        <RunTable runs={runs} />
      </Section>
    </>
  );
}

type States = Awaited<ReturnType<typeof listSourceStates>>;

function summaryOf(states: States): string {
  if (states.every(({ finishedAt }) => finishedAt === null)) {
    return 'No source has been read to its end yet.';
  }
  const failing = states.filter(({ status }) => status === 'failed').length;
  if (failing === 0) return 'Every source could be read.';
  return `${formatCount(failing, 'source')} could not be read. What was read before is still shown.`;
}

function LastRead({ states }: { states: States }) {
  const latest = states.reduce<Date | null>(
    (last, { finishedAt }) => (finishedAt && (!last || finishedAt > last) ? finishedAt : last),
    null,
  );
  return (
    latest && (
      <span>
        Last read <Moment value={latest} />
      </span>
    )
  );
}
