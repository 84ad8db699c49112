import { ChoiceWord } from '@/components/choice-mark';
import { DataTable } from '@/components/data-table';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { getDecision } from '@/lib/motions/queries';
import type { MotionOutcome } from '@/lib/motions/outcome-types';

type Vote = MotionOutcome['votes'][number];

/** The votes that adopted a resolution on this site: each member's vote, and the count in words. */
export async function DecisionVotes({ motionId }: { motionId: number }) {
  const decision = await getDecision(motionId);
  if (!decision) return null;
  const { id, ruleName, decidedAt, outcome } = decision;
  return (
    <Section title="How it was decided">
      <p>
        By <Link href={`/motions/${id}`}>motion {id}</Link>, {ruleName.toLowerCase()}, on{' '}
        <Moment value={decidedAt} />.
      </p>
      {outcome.narrative.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <DataTable
        caption={`Votes on motion ${id}`}
        columns={[
          { key: 'name', head: 'Member', isRowHeader: true, cell: ({ name }: Vote) => name },
          { key: 'vote', head: 'Vote', cell: voteCell },
          {
            key: 'cast',
            head: 'Cast',
            cell: ({ castAt }: Vote) =>
              castAt === null ? '–' : <Moment value={new Date(castAt)} />,
          },
          { key: 'comment', head: 'Comment', cell: ({ comment }: Vote) => comment },
        ]}
        rows={outcome.votes}
        rowKey={({ name, castAt }) => `${name} ${castAt ?? ''}`}
      />
    </Section>
  );
}

const UNCOUNTED = {
  recused: 'stood aside',
  left: 'seat given up, not counted',
  proposer: 'proposed it, not counted',
  'same-person': 'the same person as another member, not counted',
  outdated: 'on an earlier text, not counted',
} as const;

function voteCell({ choice, uncounted }: Vote) {
  if (uncounted === 'recused') return <ChoiceWord cast="recused" />;
  return (
    <>
      <ChoiceWord cast={choice ?? 'none'} />
      {uncounted && `, ${UNCOUNTED[uncounted]}`}
    </>
  );
}
