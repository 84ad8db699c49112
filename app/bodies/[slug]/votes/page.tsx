import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { now } from '@/lib/clock';
import type { Body } from '@/lib/community/community';
import { memberRecords } from '@/lib/motions/record-rules';
import { decodedSegment } from '@/lib/http/segment';
import { formatCount } from '@/lib/time';
import { AgreementSection } from './agreement-section';
import { loadVotes, votesHref, votingBody, type Votes } from './load';
import { MemberSection } from './member-section';
import { PeriodFilter } from './period-filter';
import { RollCallSection } from './roll-call-section';

type Props = PageProps<'/bodies/[slug]/votes'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const body = votingBody(decodedSegment((await params).slug));
  if (!body) return {};
  return {
    title: `Voting record of the ${body.name}`,
    description: `How each member of the ${body.name} voted: participation, absences and agreement.`,
    alternates: { canonical: `/bodies/${body.slug}/votes` },
  };
}

/** The votes of a body's members: all of them, in a term (`?term=`) or between days (`?from=`, `?until=`). */
export default async function VotesPage({ params, searchParams }: Props) {
  const body = votingBody(decodedSegment((await params).slug));
  if (!body) notFound();
  const votes = await loadVotes(body, await searchParams, now());
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: `/bodies/${body.slug}`, label: body.name }]}
        title="Voting record"
        lead={`How the members of the ${body.name} voted on what has been decided.`}
        meta={
          <>
            {votes.ok && (
              <Link href={votesHref(body.slug, votes.query, '.csv')}>All votes as CSV</Link>
            )}
            <Link href={`/motions?body=${body.slug}`}>Motions</Link>
            <Link href={`/motions/rules?body=${body.slug}`}>Rules</Link>
          </>
        }
      />
      {votes.ok ? (
        <Record body={body} votes={votes} />
      ) : (
        <Refused body={body} message={votes.message} />
      )}
    </>
  );
}

function Refused({ body, message }: { body: Body; message: string }) {
  return (
    <ErrorState
      title="This period can’t be shown"
      actions={<LinkButton href={`/bodies/${body.slug}/votes`}>Show the whole record</LinkButton>}
    >
      <p>{message}</p>
    </ErrorState>
  );
}

function Record({ body, votes }: { body: Body; votes: Extract<Votes, { ok: true }> }) {
  const { rollCalls, periodText, query, terms } = votes;
  const records = memberRecords(rollCalls);
  const isFiltered = periodText !== null;
  return (
    <>
      {(isFiltered || rollCalls.length > 0) && (
        <PeriodFilter body={body} query={query} terms={terms} />
      )}
      {rollCalls.length === 0 ? (
        <NothingDecided body={body} periodText={periodText} />
      ) : (
        <>
          <MemberSection
            records={records}
            note={`${formatCount(rollCalls.length, 'decision')}${isFiltered ? `, ${periodText}` : ''}.`}
          />
          <AgreementSection rollCalls={rollCalls} records={records} />
          <RollCallSection rollCalls={rollCalls} />
        </>
      )}
    </>
  );
}

function NothingDecided({ body, periodText }: { body: Body; periodText: string | null }) {
  return (
    <EmptyState
      title={
        periodText === null
          ? 'No motion has been decided yet'
          : `No motion was decided ${periodText}`
      }
      actions={<LinkButton href={`/motions?body=${body.slug}`}>See its motions</LinkButton>}
    >
      <p>The record begins with the first motion that the {body.name} passes or rejects here.</p>
    </EmptyState>
  );
}
