import type { Metadata } from 'next';
import { CandidacyBadge, ContestBadge } from '@/components/election-badges';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Stack } from '@/components/flow';
import { Markup } from '@/components/markup';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import type { ArchivedCandidate, ArchivedContest, Election } from '@/lib/elections/archive/queries';
import {
  listStatements,
  statementLengths,
  type Statement,
} from '@/lib/elections/archive/statement-queries';
import { chooseContests } from '@/lib/elections/archive/rules';
import { ContestName } from '@/app/elections/[slug]/contest-sections';
import { ElectionHead } from '@/app/elections/[slug]/election-head';
import { loadElection } from '@/app/elections/[slug]/load';
import { CandidateName } from '@/app/elections/[slug]/people-list';

type Props = PageProps<'/elections/[slug]/candidates'>;

export const metadata: Metadata = { title: 'Candidates and statements' };

/**
 * The candidates of an election with their statements. Long elections are shown one contest at a time (`?contest=`).
 */
export default async function CandidatesPage(props: Props) {
  const loaded = await loadElection(props, '/candidates');
  if (!loaded.ok) return loaded.refusal;
  const { election, moment } = loaded;

  const asked = (await props.searchParams).contest;
  const lengths = await statementLengths(election.slug);
  const shown = chooseContests(
    election.contests,
    lengths,
    typeof asked === 'string' ? asked : null,
  );
  const statements = await listStatements(
    election.slug,
    shown.map((contest) => contest.slug),
  );

  return (
    <>
      <ElectionHead
        {...{ election, moment }}
        part="candidates"
        title={`Candidates of the ${election.title}`}
        lead="What each candidate wrote when they stood. E-mail addresses are hidden."
      />
      <Index election={election} shown={shown} />
      {shown.map((contest) => (
        <ContestStatements key={contest.slug} contest={contest} statements={statements} />
      ))}
      <Neighbours election={election} shown={shown} />
    </>
  );
}

type IndexProps = { election: Election; shown: readonly ArchivedContest[] };

/** All contests with their candidates. Contests whose statements are not on this page have their anchor here. */
function Index({ election, shown }: IndexProps) {
  const home = `/elections/${election.slug}/candidates`;
  const isShown = new Set(shown.map(({ slug }) => slug));
  return (
    <Section title="All contests" id="contests" layout="full">
      <EntryList
        label="Contests"
        items={election.contests.map((contest) => {
          const anchor = isShown.has(contest.slug) ? undefined : contest.slug;
          return {
            key: contest.slug,
            title: <span id={anchor}>{contest.title}</span>,
            href: anchor
              ? `${home}?contest=${encodeURIComponent(contest.slug)}`
              : `#${contest.slug}`,
            badge: contest.candidates.length === 0 && <ContestBadge outcome={contest.outcome} />,
            note: contest.candidates.map(({ name }) => name).join(', '),
          };
        })}
      />
    </Section>
  );
}

type StatementsProps = { contest: ArchivedContest; statements: ReadonlyMap<string, Statement> };

function ContestStatements({ contest, statements }: StatementsProps) {
  return (
    <Section
      title={contest.title}
      id={contest.slug}
      note={
        <>
          <ContestBadge outcome={contest.outcome} /> <ContestName contest={contest} />
        </>
      }
    >
      {contest.candidates.length === 0 ? (
        <EmptyState title="Nobody stood" />
      ) : (
        <Stack gap="large">
          {contest.candidates.map((candidate) => (
            <CandidateStatement
              key={candidate.id}
              candidate={candidate}
              statement={statements.get(candidate.id)}
            />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function CandidateStatement({
  candidate,
  statement,
}: {
  candidate: ArchivedCandidate;
  statement: Statement | undefined;
}) {
  return (
    <article aria-labelledby={candidate.anchor}>
      <h3 id={candidate.anchor}>
        <CandidateName candidate={candidate} /> <CandidacyBadge outcome={candidate.outcome} />
      </h3>
      <StatementText statement={statement} />
      {statement && statement.encoding !== 'utf-8' && (
        <p>
          <small>The file is not UTF-8; it was read as {statement.encoding}.</small>
        </p>
      )}
    </article>
  );
}

function StatementText({ statement }: { statement: Statement | undefined }) {
  if (!statement) return <p>The record has no statement.</p>;
  return statement.html === '' ? (
    <p>The statement’s file is empty.</p>
  ) : (
    <Markup html={statement.html} />
  );
}

/** Links to the previous and next contest, when one contest is shown at a time. */
function Neighbours({ election, shown }: IndexProps) {
  const [contest] = shown;
  if (shown.length !== 1 || !contest) return null;
  const place = election.contests.findIndex(({ slug }) => slug === contest.slug);
  const [previous, next] = [election.contests[place - 1], election.contests[place + 1]];
  const href = (to: ArchivedContest | undefined) =>
    to ? `/elections/${election.slug}/candidates?contest=${encodeURIComponent(to.slug)}` : null;
  return (
    <Pager
      label="Contests"
      previous={href(previous)}
      next={href(next)}
      previousLabel={previous?.title}
      nextLabel={next?.title}
    />
  );
}
