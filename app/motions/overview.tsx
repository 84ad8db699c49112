import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { Section } from '@/components/section';
import { listMotions, motionsWaitingFor } from '@/lib/motions/queries';
import type { MotionState } from '@/lib/motions/types';
import type { Actor } from '@/lib/people/role-rules';
import { formatCount } from '@/lib/time';
import { type MotionLine, MotionList } from './motion-line';

const MOST = 50;
const LATELY = 10;

type Props = { actor: Actor | null; now: Date };

/** The overview of motions: those that need the reader's vote, then other undecided ones, then decided ones. */
export async function MotionOverview({ actor, now }: Props) {
  const listed = (states: MotionState[], take: number) => listMotions({ states, take });
  const [waiting, open, held, proposed, decided] = await Promise.all([
    actor ? motionsWaitingFor(actor.personId) : [],
    listed(['open'], MOST),
    listed(['held'], MOST),
    listed(['proposed'], MOST),
    listed(['passed', 'rejected', 'withdrawn'], LATELY),
  ]);
  const asked = new Set(waiting.map(({ id }) => id));
  const others = open.filter(({ id }) => !asked.has(id));
  if (waiting.length + open.length + held.length + proposed.length + decided.length === 0) {
    return <NoMotions />;
  }
  return (
    <>
      {actor && (
        <Section title="Needs your vote" note={formatCount(waiting.length, 'motion')}>
          {waiting.length > 0 ? (
            <MotionList motions={waiting} label="Needs your vote" now={now} />
          ) : (
            <p>Nothing waits for you.</p>
          )}
        </Section>
      )}
      {(others.length > 0 || asked.size === 0) && (
        <Section
          title={asked.size > 0 ? 'Also open' : 'Open'}
          note={formatCount(others.length, 'motion')}
        >
          {others.length > 0 ? (
            <MotionList motions={others} label="Open motions" now={now} />
          ) : (
            <p>Nothing is open for votes.</p>
          )}
        </Section>
      )}
      <Group title="On hold" motions={held.filter(({ id }) => !asked.has(id))} now={now} />
      <Group title="Proposed" motions={proposed} now={now} />
      <Group title="Decided lately" motions={decided} now={now} more="/motions?state=decided" />
    </>
  );
}

type GroupProps = { title: string; motions: readonly MotionLine[]; now: Date; more?: string };

function Group({ title, motions, now, more }: GroupProps) {
  if (motions.length === 0) return null;
  return (
    <Section
      title={title}
      note={formatCount(motions.length, 'motion')}
      actions={more && <Link href={more}>All of them</Link>}
    >
      <MotionList motions={motions} label={title} now={now} />
    </Section>
  );
}

function NoMotions() {
  return (
    <EmptyState
      title="No motion has been proposed yet"
      actions={
        <LinkButton href="/motions/new" tone="primary">
          Propose a motion
        </LinkButton>
      }
    >
      <p>
        Anybody who is signed in can propose one. <Link href="/motions/rules">The rules</Link> say
        what each kind takes to pass.
      </p>
    </EmptyState>
  );
}
