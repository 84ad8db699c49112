import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { Moment } from '@/components/moment';
import { type MotionRefusal, refusalText } from '@/lib/motions/messages';
import type { MotionView } from './load';

type Props = { view: MotionView; refusal: MotionRefusal };

/** The panel shown instead of the vote to a reader who may not vote: the reason, and what they can do. */
export function NoVote({ view, refusal }: Props) {
  return (
    <section className="floor-vote" aria-labelledby="your-vote">
      <h2 id="your-vote">Your vote</h2>
      <Reason view={view} refusal={refusal} />
    </section>
  );
}

function Reason({ view, refusal }: Props) {
  const { motion, bodyName, seat } = view;
  switch (refusal) {
    case 'signed-out':
      return (
        <>
          <p>
            {motion.state === 'proposed'
              ? 'Voting has not begun.'
              : `Members of the ${bodyName} vote here.`}{' '}
            Anybody who is signed in can take part in the discussion.
          </p>
          <LinkButton href={`/sign-in?next=/motions/${motion.id}`} tone="primary">
            Sign in
          </LinkButton>
        </>
      );
    case 'not-open':
      return <p>Voting has not begun.</p>;
    case 'not-member':
      return (
        <p>
          You have no vote in this: it is for those who have a seat on the {bodyName} now. You can
          take part in the <Link href="#discussion">discussion</Link>.
        </p>
      );
    case 'recused':
      return (
        <>
          <p>
            You stand aside from this vote
            {seat?.recusal && (
              <>
                {' '}
                since <Moment value={seat.recusal.at} />: <Isolated>{seat.recusal.reason}</Isolated>
              </>
            )}
          </p>
          <LinkButton href={`/motions/${motion.id}/return`}>Take part again</LinkButton>
        </>
      );
    default:
      return <p>{refusalText[refusal]}</p>;
  }
}
