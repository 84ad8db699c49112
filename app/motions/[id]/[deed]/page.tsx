import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { DEEDS, refuseDeed } from '@/app/motions/[id]/deeds';
import { loadMotion } from '@/app/motions/[id]/load';
import { OfMotion } from '@/app/motions/[id]/of-motion';
import { ActionForm } from '@/components/action-form';
import { Callout } from '@/components/callout';
import { Cluster } from '@/components/flow';
import { Isolated } from '@/components/isolated';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { SubmitButton } from '@/components/submit-button';
import { refusalText } from '@/lib/motions/messages';
import { type DeedPage, deedPages } from './deed-pages';

type Props = PageProps<'/motions/[id]/[deed]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, deed } = await params;
  const known = DEEDS.find((name) => name === deed);
  return known
    ? { title: `${deedPages[known].title} (motion ${id})`, robots: { index: false } }
    : {};
}

/** Where something is done to a motion: what it will do, why, and one more look before it is done. */
export default async function DeedOfMotionPage({ params }: Props) {
  const { id, deed } = await params;
  const name = DEEDS.find((known) => known === deed);
  if (!name) notFound();
  const view = await loadMotion(id);
  if (!view.actor) redirect(`/sign-in?next=/motions/${view.motion.id}/${name}`);

  const refusal = refuseDeed(view, name);
  const page: DeedPage = deedPages[name];
  const here = `/motions/${view.motion.id}`;
  return (
    <div className="motion">
      <PageHeader
        breadcrumbs={[
          { href: '/motions', label: 'Motions' },
          { href: here, label: `Motion ${view.motion.id}` },
        ]}
        eyebrow={<Isolated>{view.motion.title}</Isolated>}
        title={page.title}
      />
      {refusal === null ? (
        <div className="stack gap-medium wide-fields">
          {page.effect(view)}
          <ActionForm action={page.action} label={page.title}>
            <OfMotion motion={view.motion} />
            {page.fields(view)}
            <Cluster>
              <SubmitButton tone={page.tone}>{page.button(view)}</SubmitButton>
              <LinkButton href={here}>Back to the motion</LinkButton>
            </Cluster>
          </ActionForm>
        </div>
      ) : (
        <Callout tone="warn" title="This is not possible now">
          <p>{refusalText[refusal]}</p>
          <LinkButton href={here}>Back to the motion</LinkButton>
        </Callout>
      )}
    </div>
  );
}
