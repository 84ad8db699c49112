import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ReasonField } from '@/app/motions/[id]/[deed]/deed-fields';
import { hideCommentAction } from '@/app/motions/[id]/[deed]/actions';
import { mayHide } from '@/app/motions/[id]/deeds';
import { loadMotion } from '@/app/motions/[id]/load';
import { OfMotion } from '@/app/motions/[id]/of-motion';
import { ActionForm } from '@/components/action-form';
import { Callout } from '@/components/callout';
import { Cluster } from '@/components/flow';
import { Isolated } from '@/components/isolated';
import { LinkButton } from '@/components/link-button';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { SubmitButton } from '@/components/submit-button';
import type { CommentEntry, MotionRecord } from '@/lib/motions/view-types';

export const metadata: Metadata = { title: 'Hide a comment', robots: { index: false } };

/** Takes a comment out of a motion's page, for a reason that is shown in its place. */
export default async function HideCommentPage({
  params,
  searchParams,
}: PageProps<'/motions/[id]/hide'>) {
  const view = await loadMotion((await params).id);
  const { comment: wanted } = await searchParams;
  const { motion, actor } = view;
  const comment = motion.comments.find(({ id, hidden }) => id === wanted && !hidden);
  if (!comment) notFound();
  const here = `/motions/${motion.id}`;
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(`${here}/hide?comment=${comment.id}`)}`);
  return (
    <div className="motion">
      <PageHeader
        breadcrumbs={[
          { href: '/motions', label: 'Motions' },
          { href: here, label: `Motion ${motion.id}` },
        ]}
        eyebrow={<Isolated>{motion.title}</Isolated>}
        title="Hide a comment"
      />
      {!mayHide(view) ? (
        <Callout tone="warn" title="This is not possible now">
          <p>Only the chair and admins hide comments.</p>
          <LinkButton href={here}>Back to the motion</LinkButton>
        </Callout>
      ) : (
        <HidingForm motion={motion} comment={comment} />
      )}
    </div>
  );
}

function HidingForm({ motion, comment }: { motion: MotionRecord; comment: CommentEntry }) {
  return (
    <div className="stack gap-medium wide-fields">
      <p>
        The comment of <Isolated>{comment.by.name}</Isolated> is replaced by your reason. It stays
        in the database and can’t be shown again from here.
      </p>
      <blockquote className="preview">
        <Markup html={comment.html} size="compact" />
      </blockquote>
      <ActionForm action={hideCommentAction} label="Hide a comment">
        <OfMotion motion={motion} />
        <input type="hidden" name="commentId" value={comment.id} />
        <ReasonField />
        <Cluster>
          <SubmitButton tone="danger">Hide it</SubmitButton>
          <LinkButton href={`/motions/${motion.id}`}>Back to the motion</LinkButton>
        </Cluster>
      </ActionForm>
    </div>
  );
}
