import { Speaker } from '@/app/motions/speaker';
import { ActionForm } from '@/components/action-form';
import { ActionTextarea } from '@/components/action-fields';
import { Cluster } from '@/components/flow';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Moment } from '@/components/moment';
import { SubmitButton } from '@/components/submit-button';
import type { CommentEntry } from '@/lib/motions/view-types';
import { listSpeakingSeats } from '@/lib/motions/speaker-queries';
import type { NamedSeat } from '@/lib/motions/speaker-rules';
import { MAX_COMMENT } from '@/lib/motions/fields';
import { sayCommentAction } from './actions';
import type { MotionView } from './load';
import { OfMotion } from './of-motion';
import { mayHide } from './procedures';

/** The comments on a motion, oldest first, and the form to add one. */
export async function Discussion({ view }: { view: MotionView }) {
  const { motion } = view;
  const seats = motion.comments.length > 0 ? await listSpeakingSeats(motion, view.now) : [];
  const canHide = mayHide(view);
  const isOver = !['proposed', 'open', 'held'].includes(motion.state);
  return (
    <>
      {motion.comments.length === 0 ? (
        <p>{isOver ? 'Nothing was said.' : 'Nothing has been said yet.'}</p>
      ) : (
        <ul className="said" aria-label="Comments">
          {motion.comments.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              motionId={motion.id}
              canHide={canHide}
              seats={seats}
              ground={view.ground}
            />
          ))}
        </ul>
      )}
      {isOver ? <p>The discussion ended with the decision.</p> : <SayForm view={view} />}
    </>
  );
}

type SaidProps = {
  comment: CommentEntry;
  motionId: number;
  canHide: boolean;
  seats: readonly NamedSeat[];
  ground: string;
};

function Said({ comment, motionId, canHide, seats, ground }: SaidProps) {
  const { id, by, saidAt, revision, html, hidden } = comment;
  return (
    <li className="said-line" id={`comment-${id}`}>
      <p className="said-by">
        <Speaker person={by} seats={seats} ground={ground} />, <Moment value={saidAt} />, on
        revision {revision}
        {canHide && !hidden && (
          <>
            {' '}
            <Link href={`/motions/${motionId}/hide?comment=${id}`}>Hide</Link>
          </>
        )}
      </p>
      {hidden ? (
        <p>
          Hidden on <Moment value={hidden.at} />: <Isolated>{hidden.reason}</Isolated>
        </p>
      ) : (
        <Markup html={html} size="compact" />
      )}
    </li>
  );
}

function SayForm({ view: { motion, actor } }: { view: MotionView }) {
  if (!actor) {
    return (
      <p>
        <Link href={`/sign-in?next=/motions/${motion.id}`}>Sign in</Link> to take part.
      </p>
    );
  }
  return (
    <ActionForm action={sayCommentAction} label="Say something">
      <OfMotion motion={motion} />
      <ActionTextarea
        name="text"
        label="Comment"
        hint="Markdown. Everybody can read it."
        rows={4}
        maxLength={MAX_COMMENT}
        isRequired
      />
      <Cluster>
        <SubmitButton tone="plain">Say it</SubmitButton>
      </Cluster>
    </ActionForm>
  );
}
