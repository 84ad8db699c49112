import type { Metadata } from 'next';
import { CandidacyBadge, ContestBadge } from '@/components/election-badges';
import { Callout } from '@/components/callout';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/link-button';
import { Section } from '@/components/section';
import { Stat, StatRow } from '@/components/stat';
import type { ArchivedContest, Election } from '@/lib/elections/archive/queries';
import { isOver } from '@/lib/elections/archive/rules';
import { ContestName, Poll } from '@/app/elections/[slug]/contest-sections';
import { ElectionHead } from '@/app/elections/[slug]/election-head';
import { loadElection } from '@/app/elections/[slug]/load';
import { CandidateName, StatementLink } from '@/app/elections/[slug]/people-list';

type Props = PageProps<'/elections/[slug]/results'>;

export const metadata: Metadata = { title: 'Results' };

/** The results of an election: its polls, then every seat. */
export default async function ResultsPage(props: Props) {
  const loaded = await loadElection(props, '/results');
  if (!loaded.ok) return loaded.refusal;
  const { election, moment } = loaded;
  const isKnown =
    isOver(election.state) && election.contests.some(({ outcome }) => outcome !== 'unknown');

  return (
    <>
      <ElectionHead
        {...{ election, moment }}
        part="results"
        title={`Results of the ${election.title}`}
        lead="Who was elected, and by how many of those who could vote, as far as the record tells."
      />
      {isKnown ? <Results election={election} /> : <NoResults election={election} />}
    </>
  );
}

function NoResults({ election }: { election: Election }) {
  const isPending = !isOver(election.state);
  return (
    <EmptyState
      title={isPending ? 'There are no results yet' : 'The record has no results'}
      actions={<LinkButton href={`/elections/${election.slug}/candidates`}>Candidates</LinkButton>}
    >
      <p>
        {isPending
          ? 'Results are published when voting has ended.'
          : 'Who stood is known; how it ended was not kept with the candidacies at the time.'}
      </p>
    </EmptyState>
  );
}

function Results({ election: { slug, contests } }: { election: Election }) {
  const countOf = (...outcomes: ArchivedContest['outcome'][]) =>
    contests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const polled = contests.filter(({ outcome }) => outcome === 'polled');
  return (
    <>
      <StatRow>
        <Stat label="Polls" value={countOf('polled')} />
        <Stat label="Acclaimed" value={countOf('acclaimed')} />
        <Stat label="Appointed" value={countOf('appointed')} />
        <Stat label="No candidate" value={countOf('leaderless')} />
      </StatRow>
      {polled.length > 0 && (
        <Callout title="Ballots are not part of the record">
          <p>
            These polls were held on an outside voting service. The record names who was elected and
            links to the service’s page; it holds no ballots, so they can’t be counted again here.
          </p>
        </Callout>
      )}
      {polled.map((contest) => (
        <PolledContest key={contest.slug} electionSlug={slug} contest={contest} />
      ))}
      <Section title="Every seat" layout="full">
        <SeatTable contests={contests} />
      </Section>
    </>
  );
}

function PolledContest({
  electionSlug,
  contest,
}: {
  electionSlug: string;
  contest: ArchivedContest;
}) {
  return (
    <Section title={`Poll: ${contest.title}`} id={contest.slug} note={<Poll contest={contest} />}>
      <DataTable
        caption={`Candidates for ${contest.title}`}
        isCaptionHidden
        rows={[...contest.candidates].sort(
          (a, b) => Number(b.outcome === 'elected') - Number(a.outcome === 'elected'),
        )}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: 'Candidate',
            isRowHeader: true,
            cell: (candidate) => <CandidateName candidate={candidate} />,
          },
          {
            key: 'outcome',
            head: 'Outcome',
            cell: ({ outcome }) => <CandidacyBadge outcome={outcome} />,
          },
          {
            key: 'statement',
            head: 'Statement',
            cell: (candidate) =>
              candidate.hasStatement ? (
                <StatementLink {...{ electionSlug, contest, candidate }} />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

function SeatTable({ contests }: { contests: readonly ArchivedContest[] }) {
  return (
    <DataTable
      caption="Outcome of every contest"
      isCaptionHidden
      rows={contests}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: 'title',
          head: 'Contest',
          isRowHeader: true,
          cell: (contest) => <ContestName contest={contest} />,
        },
        {
          key: 'outcome',
          head: 'Outcome',
          isTight: true,
          cell: ({ outcome }) => <ContestBadge outcome={outcome} />,
        },
        { key: 'seated', head: 'Holds the seat', cell: (contest) => <Seated contest={contest} /> },
      ]}
    />
  );
}

function Seated({ contest }: { contest: ArchivedContest }) {
  const seated = contest.candidates.filter(({ outcome }) =>
    ['elected', 'appointed', 'incumbent'].includes(outcome),
  );
  if (seated.length === 0) return null;
  return seated.map((candidate, index) => (
    <span key={candidate.id}>
      {index > 0 && ', '}
      <CandidateName candidate={candidate} />
    </span>
  ));
}
