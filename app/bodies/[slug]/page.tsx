import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { getCommunityBody, type Body } from '@/lib/community/community';
import { getBodyBeginning, listBodyHistory, listBodyMembers } from '@/lib/governance/body-queries';
import { lookUpHandles } from '@/lib/governance/handle-queries';
import { listCommitteeRepos } from '@/lib/governance/queries';
import { repositoryUrl } from '@/lib/community/openstack';
import { decodedSegment } from '@/lib/http/segment';
import { formatCount } from '@/lib/time';
import { BodyHistory } from './body-history';
import { MemberTable } from './member-table';

type Props = PageProps<'/bodies/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const body = getCommunityBody(decodedSegment((await params).slug));
  if (!body) return {};
  return {
    title: body.name,
    description: `Who sits on the ${body.name}, who has sat on it, and on any day.`,
    alternates: { canonical: `/bodies/${body.slug}` },
  };
}

/** A body of the community: its members now or at `?on=`, its rules, and its past members. */
export default async function BodyPage({ params, searchParams }: Props) {
  const body = getCommunityBody(decodedSegment((await params).slug));
  if (!body) notFound();
  const here = `/bodies/${body.slug}`;
  const moment = readMoment((await searchParams).on, here);
  if (!moment.ok) return moment.refusal;

  const [members, history, beginning] = await Promise.all([
    listBodyMembers(body.slug, moment.isAsked ? moment.on : null),
    listBodyHistory(body.slug),
    getBodyBeginning(body.slug),
  ]);
  const handleOf = await lookUpHandles([...members, ...history]);
  return (
    <>
      {moment.banner}
      <PageHeader
        title={body.name}
        lead={leadOf(body)}
        meta={
          <>
            <Link href="/governance/reference/charter">Charter</Link>
            <Link href="/resolutions">Resolutions</Link>
            {body.motions.length > 0 && (
              <Link href={`/bodies/${body.slug}/votes`}>Voting record</Link>
            )}
            <Link href="/elections">Elections</Link>
          </>
        }
      />
      <Section
        title={moment.isAsked ? 'Members at that moment' : 'Members'}
        layout="full"
        note={
          moment.isAsked
            ? formatCount(members.length, 'member') + '.'
            : seatsNote(body, members.length)
        }
      >
        {members.length === 0 ? (
          <NoMembers beginning={beginning} isAsked={moment.isAsked} />
        ) : (
          <MemberTable members={members} handleOf={handleOf} />
        )}
      </Section>
      <BodyHistory body={body} history={history} handleOf={handleOf} moment={moment} />
      <Repositories />
    </>
  );
}

function leadOf({ seats, affiliationCap, term }: Body): string {
  const rules = [
    `${formatCount(seats, 'seat')}.`,
    term &&
      `A term ends at the ${ordinal(term.elections)} scheduled election after it began, or after ${formatCount(term.months, 'month')}.`,
    affiliationCap === 'half' && 'No organisation may hold more than half of the seats.',
  ];
  return rules.filter(Boolean).join(' ');
}

const ORDINALS: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' };

function ordinal(count: number): string {
  return ORDINALS[count] ?? `${count}th`;
}

function seatsNote({ seats }: Body, members: number): string | undefined {
  if (members === 0) return undefined;
  const vacant = seats - members;
  const filled = `${formatCount(members, 'member')} on ${formatCount(seats, 'seat')}`;
  return vacant > 0 ? `${filled}; ${vacant} vacant.` : `${filled}.`;
}

function NoMembers({ beginning, isAsked }: { beginning: Date | null; isAsked: boolean }) {
  if (isAsked && beginning !== null) {
    return (
      <EmptyState title="The record has nobody at that moment">
        <p>Its history begins in {beginning.getUTCFullYear()}.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No members have been read yet">
      <p>Members appear here with the first sync of the governance repository.</p>
    </EmptyState>
  );
}

async function Repositories() {
  const repos = await listCommitteeRepos();
  if (repos.length === 0) return null;
  return (
    <Section title="Repositories" note="Kept by the committee itself.">
      <ul>
        {repos.map((repo) => (
          <li key={repo}>
            <Link href={repositoryUrl(repo)}>{repo}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
