import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { Timeline } from '@/components/timeline';
import { getElection, findElectionSlug, type Election } from '@/lib/elections/archive/queries';
import { now } from '@/lib/clock';
import { decodedSegment } from '@/lib/http/segment';
import { leadOf } from '@/lib/elections/archive/messages';
import { tenseOf } from '@/lib/elections/archive/rules';
import { ContestSections } from './contest-sections';
import { ElectionHead } from './election-head';
import { loadElection } from './load';

type Props = PageProps<'/elections/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = await findElectionSlug(decodedSegment((await params).slug));
  const election = slug === null ? null : await getElection(slug, now());
  if (!election) return {};
  return {
    title: election.title,
    description: leadOf(election),
    alternates: { canonical: `/elections/${election.slug}` },
  };
}

/** One election: its timeline, and every contest by outcome. */
export default async function ElectionPage(props: Props) {
  const loaded = await loadElection(props, '');
  if (!loaded.ok) return loaded.refusal;
  const { election, moment } = loaded;

  return (
    <>
      <ElectionHead
        {...{ election, moment }}
        part="overview"
        title={election.title}
        lead={leadOf(election)}
      />
      <TimelineSection election={election} on={moment.on} />
      {election.contests.length === 0 && (
        <EmptyState title="No seats are set up yet">
          <p>Teams and candidates appear here once the election officials have set them up.</p>
        </EmptyState>
      )}
      <ContestSections election={election} />
    </>
  );
}

function TimelineSection({ election, on }: { election: Election; on: Date }) {
  const { timeline, timeframe, tcSeats, releaseId } = election;
  return (
    <Section
      title="Timeline"
      note={
        timeline.length === 0
          ? 'The record begins after this election; its dates are not known.'
          : undefined
      }
    >
      {timeline.length > 0 && (
        <Timeline
          label={`Timeline of the ${election.title}`}
          items={timeline.map((event, index) => ({
            key: String(index),
            title: event.name,
            state: tenseOf(event, on),
            date: (
              <>
                <Moment value={event.startAt} /> to <Moment value={event.endAt} />
              </>
            ),
          }))}
        />
      )}
      <KeyValue
        items={[
          { term: 'Elects for', value: <Link href={`/releases/${releaseId}`}>{releaseId}</Link> },
          { term: 'Committee seats', value: tcSeats },
          { term: 'Contributions that count', value: periodOf(timeframe) },
          {
            term: 'Addresses taken at',
            value: timeframe?.emailDeadline ? (
              <Moment value={new Date(timeframe.emailDeadline)} />
            ) : null,
          },
        ]}
      />
    </Section>
  );
}

function periodOf(timeframe: Election['timeframe']) {
  if (!timeframe?.start || !timeframe.end) return null;
  return (
    <>
      <Moment value={new Date(timeframe.start)} /> to <Moment value={new Date(timeframe.end)} />
      {timeframe.name && ` (${timeframe.name})`}
    </>
  );
}
