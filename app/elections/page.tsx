import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { TurnoutChart } from '@/components/turnout-chart';
import { listElections, type ElectionSummary } from '@/lib/elections/archive/archive-queries';
import { isOver, turnoutOf } from '@/lib/elections/archive/rules';
import { formatCount, formatNumber } from '@/lib/time';
import { ElectionTable } from './election-table';

export const metadata: Metadata = {
  title: 'Elections',
  description: 'Every election on record: who stood, what they said, and who was elected.',
  alternates: {
    canonical: '/elections',
    types: { 'application/atom+xml': '/elections/feed.xml' },
  },
};

/** The archive of elections; those to come and under way are first. */
export default async function ElectionsPage({ searchParams }: PageProps<'/elections'>) {
  const moment = readMoment((await searchParams).on, '/elections');
  if (!moment.ok) return moment.refusal;
  const elections = await listElections(moment.on);
  const running = elections.filter(({ state }) => !isOver(state));
  const past = elections.filter(({ state }) => isOver(state));

  return (
    <>
      {moment.banner}
      <PageHeader
        title="Elections"
        lead="Teams elect their leads and contributors elect the committee, once a cycle. Most seats have one candidate, who is then elected without a poll."
        meta={
          <>
            <Link href="/guides/elections">How elections work here</Link>
            <Link href="/elections/sandbox">Count ballots yourself</Link>
          </>
        }
      />
      {elections.length === 0 && (
        <EmptyState title="No election has been read yet">
          <p>Elections appear here with the first sync of the elections repository.</p>
        </EmptyState>
      )}
      {running.length > 0 && (
        <Section title="To come and under way" id="running" layout="full">
          <ElectionTable caption="Elections to come and under way" elections={running} />
        </Section>
      )}
      <Turnout elections={past} />
      {past.length > 0 && (
        <Section title="Archive" layout="full" note={archiveNote(past)}>
          <ElectionTable caption="Past elections" elections={past} />
        </Section>
      )}
    </>
  );
}

function archiveNote(past: readonly ElectionSummary[]): string {
  const candidates = past.reduce((sum, election) => sum + election.candidates, 0);
  const contests = past.reduce((sum, election) => sum + election.contests.total, 0);
  return `${formatCount(candidates, 'candidacy', 'candidacies')} for ${formatNumber(contests)} seats and sets of seats.`;
}

/** A chart of turnout; renders nothing if no turnout is known. */
function Turnout({ elections }: { elections: readonly ElectionSummary[] }) {
  const points = elections
    .flatMap(({ name, electorate, votesCast }) => {
      const value = turnoutOf(electorate, votesCast);
      if (value === null) return [];
      const detail = `${formatNumber(votesCast ?? 0)} of ${formatNumber(electorate ?? 0)} voted`;
      return [{ label: name, value, detail }];
    })
    .reverse();
  if (points.length === 0) return null;
  const share = (value: number) => `${Math.round(value * 100)} %`;
  const values = points.map(({ value }) => value);
  const description = `Of those who could vote, between ${share(Math.min(...values))} and ${share(Math.max(...values))} did.`;
  return (
    <Section
      title="Turnout"
      note={`Polls with a recorded turnout, in ${formatCount(points.length, 'election')} of ${formatNumber(elections.length)}. The record has none for the others.`}
    >
      <TurnoutChart
        title="Share of the electorate that voted"
        description={description}
        points={points}
      />
    </Section>
  );
}
