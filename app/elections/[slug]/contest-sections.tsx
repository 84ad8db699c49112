import { DataTable } from '@/components/data-table';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Section } from '@/components/section';
import { COMMITTEE, resolutionAddress } from '@/lib/community/openstack';
import { groupContests } from '@/lib/elections/archive/groups';
import { isCommittee } from '@/lib/elections/archive/names-rules';
import type { ArchivedContest, Election } from '@/lib/elections/archive/queries';
import { turnoutOf } from '@/lib/elections/archive/rules';
import { noteHtml } from '@/lib/elections/archive/statement-html-rules';
import { formatNumber } from '@/lib/time';
import { PeopleList } from './people-list';

/** Every contest of an election, in groups: the contested ones first. */
export function ContestSections({ election }: { election: Election }) {
  return groupContests(election.contests).map(({ key, title, note, contests }) => (
    <Section key={key} id={key} title={`${title} (${contests.length})`} note={note} layout="full">
      <ContestTable title={title} electionSlug={election.slug} contests={contests} />
    </Section>
  ));
}

type Props = { title: string; electionSlug: string; contests: readonly ArchivedContest[] };

function ContestTable({ title, electionSlug, contests }: Props) {
  const hasPeople = contests.some(({ candidates }) => candidates.length > 0);
  const hasPolls = contests.some(
    (contest) => contest.pollUrl ?? contest.resolutionUrl ?? contest.votesCast,
  );
  const hasNotes = contests.some(({ note }) => note !== null);
  return (
    <DataTable
      caption={title}
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
        ...(hasPeople
          ? [
              {
                key: 'seats',
                head: 'Seats',
                isNumeric: true,
                cell: ({ seats }: ArchivedContest) => seats,
              },
              {
                key: 'people',
                head: 'Candidates',
                cell: (contest: ArchivedContest) => <PeopleList {...{ electionSlug, contest }} />,
              },
            ]
          : []),
        ...(hasPolls
          ? [
              {
                key: 'poll',
                head: 'Poll',
                cell: (contest: ArchivedContest) => <Poll contest={contest} />,
              },
            ]
          : []),
        ...(hasNotes
          ? [
              {
                key: 'note',
                head: 'The record says',
                cell: (contest: ArchivedContest) => <Note contest={contest} />,
              },
            ]
          : []),
      ]}
    />
  );
}

/** A contest's name, linked to its team or to the committee. */
export function ContestName({ contest: { kind, title, teamSlug } }: { contest: ArchivedContest }) {
  if (isCommittee(kind)) return <Link href={`/bodies/${COMMITTEE}`}>{title}</Link>;
  return teamSlug ? <Link href={`/teams/${teamSlug}`}>{title}</Link> : title;
}

/** A contest's turnout, with links to its poll and its resolution. */
export function Poll({ contest }: { contest: ArchivedContest }) {
  const { pollUrl, resolutionUrl, electorateSize, votesCast, title } = contest;
  const share = turnoutOf(electorateSize, votesCast);
  if (!pollUrl && !resolutionUrl && share === null) return null;
  return (
    <>
      {share !== null && (
        <>
          {formatNumber(votesCast ?? 0)} of {formatNumber(electorateSize ?? 0)} voted (
          {Math.round(share * 100)} %)
          <br />
        </>
      )}
      {pollUrl && (
        <Link href={pollUrl}>
          poll<span className="visually-hidden"> for {title}</span>
        </Link>
      )}
      {pollUrl && resolutionUrl && ', '}
      {resolutionUrl && (
        <Link href={resolutionAddress(resolutionUrl)}>
          resolution<span className="visually-hidden"> on {title}</span>
        </Link>
      )}
    </>
  );
}

function Note({ contest: { note } }: { contest: ArchivedContest }) {
  return note === null ? null : <Markup size="compact" html={noteHtml(note)} />;
}
