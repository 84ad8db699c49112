import { CandidacyBadge } from '@/components/election-badges';
import { Cluster, Stack } from '@/components/flow';
import { Link } from '@/components/link';
import { PersonName } from '@/components/person-name';
import type { ArchivedCandidate, ArchivedContest } from '@/lib/elections/archive/queries';

type Props = { electionSlug: string; contest: ArchivedContest };

/** The candidates of a contest, each linked to their page and statement. */
export function PeopleList({ electionSlug, contest }: Props) {
  if (contest.candidates.length === 0) return null;
  return (
    <Stack gap="small">
      {contest.candidates.map((candidate) => (
        <Cluster key={candidate.id}>
          <span>
            <CandidateName candidate={candidate} />
          </span>
          <CandidacyBadge outcome={candidate.outcome} />
          {candidate.hasStatement && <StatementLink {...{ electionSlug, contest, candidate }} />}
        </Cluster>
      ))}
    </Stack>
  );
}

/** A candidate's name and nick, linked to their page if the record identifies the person. */
export function CandidateName({ candidate }: { candidate: ArchivedCandidate }) {
  const { name, irc } = candidate;
  return (
    <>
      <PersonName person={candidate} />
      {irc && irc !== name && ` (${irc})`}
    </>
  );
}

/**
 * A link to a statement. Screen readers also hear the candidate and contest, because the visible text is always the
 * same.
 */
export function StatementLink({
  electionSlug,
  contest,
  candidate,
}: Props & { candidate: ArchivedCandidate }) {
  return (
    <Link href={statementHref(electionSlug, contest.slug, candidate.anchor)}>
      statement
      <span className="visually-hidden">
        {' '}
        of {candidate.name} for {contest.title}
      </span>
    </Link>
  );
}

/** Returns the address of a statement. */
export function statementHref(electionSlug: string, contestSlug: string, anchor: string): string {
  return `/elections/${electionSlug}/candidates?contest=${encodeURIComponent(contestSlug)}#${encodeURIComponent(anchor)}`;
}
