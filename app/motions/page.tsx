import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { ListPager } from '@/components/list-pager';
import { ListRefused } from '@/components/list-refused';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { encodeCursor } from '@/lib/http/cursor';
import { pageSizes, takePage } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { now } from '@/lib/clock';
import { listMotions } from '@/lib/motions/queries';
import type { MotionState } from '@/lib/motions/types';
import { getActor } from '@/lib/access/session';
import { MotionFilters } from './motion-filters';
import { isFiltered, motionParameters, type MotionQuery } from './motion-filter';
import { MotionList } from './motion-line';
import { MotionOverview } from './overview';

export const metadata: Metadata = {
  title: 'Motions',
  description: 'What is being voted on, by which rule, how it stands, and what was decided lately.',
  alternates: {
    canonical: '/motions',
    types: { 'application/atom+xml': [{ url: '/motions/feed.xml', title: 'Motions' }] },
  },
};

/** The page of motions: those that need a vote, open, on hold, proposed and decided; with a filter, one list. */
export default async function MotionsPage({ searchParams }: PageProps<'/motions'>) {
  const read = readParameters(motionParameters, await searchParams);
  return (
    <>
      <PageHeader
        title="Motions"
        lead="What a body of the community decides by roll call: who votes how, what is still needed, and why it passed or failed."
        actions={
          <LinkButton href="/motions/new" tone="primary">
            Propose a motion
          </LinkButton>
        }
        meta={
          <>
            <Link href="/motions/rules">Rules</Link>
            <Link href="/resolutions">Resolutions</Link>
            <Link href="/motions/feed.xml">Feed</Link>
          </>
        }
      />
      {read.ok ? (
        <Motions {...read.value} />
      ) : (
        <ListRefused message={read.message} href="/motions" label="Show all motions" />
      )}
    </>
  );
}

async function Motions({ cursor, ...query }: MotionQuery & { cursor?: number | undefined }) {
  const isList = isFiltered(query) || cursor !== undefined;
  return (
    <>
      {isList ? (
        <>
          <MotionFilters query={query} />
          <FilteredMotions query={query} before={cursor} />
        </>
      ) : (
        <>
          <MotionOverview actor={await getActor()} now={now()} />
          <Section title="Find a motion" layout="full">
            <MotionFilters query={query} />
          </Section>
        </>
      )}
    </>
  );
}

async function FilteredMotions({
  query,
  before,
}: {
  query: MotionQuery;
  before?: number | undefined;
}) {
  const { body, kind, state } = query;
  const found = await listMotions({
    body,
    kind,
    states: statesOf(state),
    before,
    take: pageSizes.short + 1,
  });
  const { shown, last } = takePage(found, pageSizes.short);
  if (shown.length === 0) {
    return (
      <EmptyState
        title="No motion fits"
        actions={<LinkButton href="/motions">Show all motions</LinkButton>}
      >
        <p>Take a filter away, or look among the resolutions of earlier years.</p>
      </EmptyState>
    );
  }
  return (
    <Section title="Motions found" id="list" note="Newest first.">
      <MotionList motions={shown} label="Motions found" now={now()} />
      <ListPager
        label="Motions"
        address="/motions"
        filter={query}
        isFurther={false}
        next={last ? { cursor: encodeCursor(last.id) } : null}
        nextLabel="Older"
      />
    </Section>
  );
}

function statesOf(state: MotionQuery['state']): MotionState[] | undefined {
  if (state === undefined) return undefined;
  return state === 'decided' ? ['passed', 'rejected'] : [state];
}
