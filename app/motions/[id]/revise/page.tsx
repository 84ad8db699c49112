import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { loadMotion, type MotionView } from '@/app/motions/[id]/load';
import { OfMotion } from '@/app/motions/[id]/of-motion';
import { subjectOf } from '@/app/motions/[id]/procedure-subject';
import { ActionForm } from '@/components/action-form';
import { ActionTextarea, ActionTextField } from '@/components/action-fields';
import { ActionPreview } from '@/components/action-preview';
import { Cluster } from '@/components/flow';
import { ProcedurePage } from '@/components/procedure-page';
import { SubmitButton } from '@/components/submit-button';
import { refusalText } from '@/lib/motions/messages';
import { refuseRevision } from '@/lib/motions/refusal-rules';
import { formatCount } from '@/lib/time';
import { reviseMotionAction } from './actions';

export const metadata: Metadata = { title: 'Revise a motion', robots: { index: false } };

const TEXT_ROWS = 18;

/** The page to revise the text of a motion; the old text stays readable. */
export default async function ReviseMotionPage({ params }: PageProps<'/motions/[id]/revise'>) {
  const view = await loadMotion((await params).id);
  const subject = subjectOf(view);
  if (!view.actor) redirect(`/sign-in?next=${subject.href}/revise`);
  return (
    <div className="motion">
      <ProcedurePage
        subject={subject}
        title="Revise the text"
        lead={consequences(view)}
        refusal={refusedWords(view)}
      >
        <RevisionForm view={view} />
      </ProcedurePage>
    </div>
  );
}

/** Reason the reader may not revise it, in a sentence, or null. */
function refusedWords({ motion, actor, now }: MotionView): string | null {
  const { rule, facts, revision } = motion;
  if (!rule) return 'No rule for its kind is known any more.';
  const refusal = refuseRevision(actor, facts, rule, { revision, now });
  return refusal && refusalText[refusal];
}

function consequences({ motion }: MotionView): string {
  if (motion.state === 'proposed') return 'The motion is not open yet: nobody has voted on it.';
  const votes = formatCount(motion.facts.votes.length, 'vote');
  const clock = motion.rule?.revisionRestartsClock
    ? 'By its rule the clock starts again.'
    : 'The chair says whether the clock starts again.';
  const fate =
    motion.rule?.onRevision === 'stands'
      ? 'stand as given to an earlier text'
      : 'no longer count until they are confirmed';
  const days = motion.rule?.readingDays ?? 0;
  const reading =
    days > 0 ? ` Nothing is decided for ${formatCount(days, 'day')}, so that it can be read.` : '';
  return `Votes and consents (${votes} so far) ${fate}; members are told. ${clock}${reading}`;
}

function RevisionForm({ view: { motion } }: { view: MotionView }) {
  return (
    <div className="wide-fields">
      <ActionForm action={reviseMotionAction} label="Revise the text">
        <OfMotion motion={motion} />
        <ActionPreview />
        <ActionTextField
          name="title"
          label="Title"
          defaultValue={motion.title}
          maxLength={200}
          isRequired
        />
        <ActionTextarea
          name="text"
          label="Text"
          hint="Markdown."
          rows={TEXT_ROWS}
          defaultValue={motion.text}
          isRequired
        />
        <ActionTextField
          name="note"
          label="What changed"
          hint="In a line, for those who have read the earlier revision."
          maxLength={300}
          isRequired
        />
        <Cluster>
          <SubmitButton tone="plain" name="intent" value="preview" isLenient>
            Preview the change
          </SubmitButton>
          <SubmitButton name="intent" value="revise">
            Publish revision {motion.revision + 1}
          </SubmitButton>
        </Cluster>
      </ActionForm>
    </div>
  );
}
