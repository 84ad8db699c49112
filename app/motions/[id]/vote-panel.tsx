import { ActionForm } from '@/components/action-form';
import { ActionTextarea, ActionVoteChoices } from '@/components/action-fields';
import { Callout } from '@/components/callout';
import { ChoiceWord } from '@/components/choice-mark';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { SubmitButton } from '@/components/submit-button';
import { MAX_COMMENT } from '@/lib/motions/fields';
import { refuseVote } from '@/lib/motions/vote-refusal-rules';
import type { CastVote } from '@/lib/motions/view-types';
import { castVoteAction } from './actions';
import type { MotionView } from './load';
import { NoVote } from './no-vote';
import { OfMotion } from './of-motion';
import { OutcomePanel } from './outcome-panel';

/** The panel in which members vote and see their vote. Others see the reason they may not vote, or the outcome. */
export function VotePanel({ view }: { view: MotionView }) {
  const { motion, actor, now } = view;
  if (motion.state === 'passed' || motion.state === 'rejected' || motion.state === 'withdrawn') {
    return <OutcomePanel view={view} />;
  }
  const refusal = refuseVote(actor, motion.facts, { revision: motion.revision, now });
  // If a member's seat is newer than the electorate, voting takes it.
  const mayVote = refusal === null || refusal === 'seat-not-taken';
  return mayVote ? <VoteForms view={view} /> : <NoVote view={view} refusal={refusal} />;
}

function VoteForms({ view }: { view: MotionView }) {
  const { motion, seat } = view;
  const vote = seat?.vote ?? null;
  const isEarlier = vote !== null && vote.revision < motion.revision;
  return (
    <section className="floor-vote" aria-labelledby="your-vote" tabIndex={-1}>
      <h2 id="your-vote">Your vote</h2>
      {vote && !isEarlier && (
        <p role="status">
          You voted <ChoiceWord cast={vote.choice} /> on <Moment value={vote.castAt} />. You can
          change it until the decision.
        </p>
      )}
      {vote && isEarlier && <EarlierVote view={view} vote={vote} />}
      <ActionForm action={castVoteAction} label={vote ? 'Change your vote' : 'Cast your vote'}>
        <OfMotion motion={motion} />
        <ActionVoteChoices defaultValue={vote?.choice} />
        <details className="vote-comment" open={Boolean(vote?.comment)}>
          <summary>Add a comment</summary>
          <ActionTextarea
            name="comment"
            label="Comment on your vote"
            hint="Everybody can read it."
            rows={3}
            maxLength={MAX_COMMENT}
            defaultValue={vote?.comment}
          />
        </details>
        <SubmitButton tone={isEarlier ? 'plain' : 'primary'}>
          {vote ? 'Change vote' : 'Cast vote'}
        </SubmitButton>
      </ActionForm>
      {seat && (
        <p className="vote-more">
          <Link href={`/motions/${motion.id}/recuse`}>Stand aside from this vote</Link>
        </p>
      )}
      <UncountedNote view={view} />
    </section>
  );
}

/** A vote on a text that has been revised since: whether it counts, and a button to confirm it. */
function EarlierVote({ view, vote }: { view: MotionView; vote: CastVote }) {
  const { id, revision, rule } = view.motion;
  const stands = rule?.onRevision === 'stands';
  return (
    <>
      <div role="status">
        <Callout
          tone="warn"
          title={stands ? 'The text has changed since you voted' : 'Your vote does not count now'}
        >
          <p>
            You voted <ChoiceWord cast={vote.choice} /> for revision {vote.revision} on{' '}
            <Moment value={vote.castAt} />
          </p>
          <p>
            {stands
              ? 'It counts until you change it.'
              : `The text is at revision ${revision} since: read it, then confirm your vote or change it.`}{' '}
            <Link href={`/motions/${id}/revisions/${revision}`}>What changed</Link>
          </p>
        </Callout>
      </div>
      <ConfirmForm view={view} />
    </>
  );
}

/** The form that casts the same vote for the current text. */
function ConfirmForm({ view: { motion, seat } }: { view: MotionView }) {
  if (!seat?.vote) return null;
  const { choice, comment } = seat.vote;
  return (
    <ActionForm action={castVoteAction} label="Confirm your vote">
      <OfMotion motion={motion} />
      <input type="hidden" name="choice" value={choice} />
      <input type="hidden" name="comment" value={comment} />
      <SubmitButton>
        Confirm {choice} for revision {motion.revision}
      </SubmitButton>
    </ActionForm>
  );
}

/** A note to a proposer whose rule does not count their yes, shown before they vote. */
function UncountedNote({ view: { motion, actor } }: { view: MotionView }) {
  const isProposer = actor !== null && motion.facts.proposerId === actor.personId;
  if (!isProposer || motion.rule?.countsProposer !== false) return null;
  return (
    <p className="floor-needed">
      You proposed it: by its rule your yes does not count, and your no is an objection.
    </p>
  );
}
