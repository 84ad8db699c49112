import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { hideCommentAction } from '@/app/motions/[id]/[step]/actions';
import { ReasonField } from '@/app/motions/[id]/[step]/fields';
import { loadMotion } from '@/app/motions/[id]/load';
import { subjectOf } from '@/app/motions/[id]/procedure-subject';
import { mayHide } from '@/app/motions/[id]/procedures';
import { Isolated } from '@/components/isolated';
import { Markup } from '@/components/markup';
import { type Procedure, ProcedureForm, ProcedurePage } from '@/components/procedure-page';
import type { CommentEntry } from '@/lib/motions/view-types';

const hiding: Procedure<CommentEntry> = {
  title: 'Hide a comment',
  effect: (comment) => (
    <>
      <p>
        The comment of <Isolated>{comment.by.name}</Isolated> is replaced by your reason. It stays
        in the database and can’t be shown again from here.
      </p>
      <blockquote className="preview">
        <Markup html={comment.html} size="compact" />
      </blockquote>
    </>
  ),
  fields: ({ id }) => (
    <>
      <input type="hidden" name="commentId" value={id} />
      <ReasonField />
    </>
  ),
  button: 'Hide it',
  tone: 'danger',
  action: hideCommentAction,
};

export const metadata: Metadata = { title: hiding.title, robots: { index: false } };

/** The page to hide a comment on a motion, for a reason that is shown in its place. */
export default async function HideCommentPage({
  params,
  searchParams,
}: PageProps<'/motions/[id]/hide'>) {
  const view = await loadMotion((await params).id);
  const { comment: wanted } = await searchParams;
  const comment = view.motion.comments.find(({ id, hidden }) => id === wanted && !hidden);
  if (!comment) notFound();
  const subject = subjectOf(view);
  if (!view.actor) {
    redirect(`/sign-in?next=${encodeURIComponent(`${subject.href}/hide?comment=${comment.id}`)}`);
  }
  return (
    <div className="motion">
      <ProcedurePage
        subject={subject}
        title={hiding.title}
        refusal={mayHide(view) ? null : 'Only the chair and admins hide comments.'}
      >
        <ProcedureForm procedure={hiding} subject={subject} view={comment} />
      </ProcedurePage>
    </div>
  );
}
