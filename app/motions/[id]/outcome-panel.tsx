import { ChoiceWord } from '@/components/choice-mark';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import type { MotionState } from '@/lib/motions/types';
import type { MotionView } from './load';

const HEADINGS: Partial<Record<MotionState, string>> = {
  passed: 'Why it passed',
  rejected: 'Why it was rejected',
  withdrawn: 'Withdrawn',
};

/** The outcome of a motion, its reasons, and the record it left. */
export function OutcomePanel({ view: { motion, seat } }: { view: MotionView }) {
  const { id, state, outcome, resolution, history } = motion;
  const withdrawal = history.findLast(({ action }) => action === 'motion.withdraw');
  return (
    <section className="floor-vote" aria-labelledby="outcome">
      <h2 id="outcome">{HEADINGS[state]}</h2>
      {outcome?.narrative.map((sentence) => (
        <p key={sentence}>
          <Isolated>{sentence}</Isolated>
        </p>
      ))}
      {state === 'withdrawn' && withdrawal && (
        <p>
          <Isolated>{withdrawal.actor.name}</Isolated> withdrew it:{' '}
          <Isolated>{withdrawal.reason}</Isolated>
        </p>
      )}
      {seat && state !== 'withdrawn' && (
        <p>
          You: <ChoiceWord cast={seat.recusal ? 'recused' : (seat.vote?.choice ?? 'none')} />
        </p>
      )}
      {resolution && (
        <LinkButton href={`/resolutions/${encodeURIComponent(resolution)}`} tone="primary">
          Read the resolution
        </LinkButton>
      )}
      {outcome && (
        <p className="vote-more">
          <Link href={`/motions/${id}/record.md`}>Record as a Markdown file</Link>
        </p>
      )}
    </section>
  );
}
