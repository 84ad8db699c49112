import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadMotion } from '@/app/motions/[id]/load';
import { RevisionNote } from '@/app/motions/[id]/revision-list';
import { Digest } from '@/app/motions/digest';
import { numberIn } from '@/app/motions/motion-address';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { TextDiff } from '@/components/text-diff';
import type { RevisionEntry } from '@/lib/motions/view-types';
import { diffTexts } from '@/lib/motions/text-diff';

type Props = PageProps<'/motions/[id]/revisions/[number]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, number } = await params;
  return {
    title: `Revision ${number} of motion ${id}`,
    alternates: { canonical: `/motions/${id}/revisions/${number}` },
  };
}

/** The page of a revision: the text of a motion at that time, and the changes it made. */
export default async function RevisionPage({ params }: Props) {
  const { id, number } = await params;
  const { motion } = await loadMotion(id);
  const wanted = numberIn(number);
  const at = motion.revisions.findIndex((one) => one.number === wanted);
  const revision = motion.revisions[at];
  if (!revision) notFound();
  const [before, after] = [motion.revisions[at - 1], motion.revisions[at + 1]];
  const here = `/motions/${motion.id}`;
  return (
    <article className="motion">
      <PageHeader
        breadcrumbs={[
          { href: '/motions', label: 'Motions' },
          { href: here, label: `Motion ${motion.id}` },
        ]}
        eyebrow={`Revision ${revision.number} of ${motion.revisions.length}`}
        title={<Isolated>{revision.title}</Isolated>}
        lead={<Isolated>{revision.note}</Isolated>}
        meta={
          <div>
            <RevisionNote revision={revision} isOpen={motion.openedAt !== null} />
          </div>
        }
      />
      {after && (
        <Callout tone="warn" title="An earlier text">
          It has been revised since. <Link href={here}>Read the current one</Link>
        </Callout>
      )}
      {before && <WhatChanged before={before} revision={revision} />}
      <Section title="Text">
        <Markup html={revision.html} />
        <p className="text-proof">
          <Link href={`${here}/revisions/${revision.number}/text.md`}>As written</Link>, SHA-256{' '}
          <Digest value={revision.sha256} />
        </p>
      </Section>
      <Pager
        label="Revisions"
        previous={before ? `${here}/revisions/${before.number}` : null}
        previousLabel={before && `Revision ${before.number}`}
        next={after ? `${here}/revisions/${after.number}` : here}
        nextLabel={after ? `Revision ${after.number}` : 'The motion'}
      />
    </article>
  );
}

type ChangeProps = { before: RevisionEntry; revision: RevisionEntry };

function WhatChanged({ before, revision }: ChangeProps) {
  return (
    <Section title="What changed" note={`Since revision ${before.number}.`}>
      {before.title !== revision.title && (
        <TextDiff
          diff={diffTexts(before.title, revision.title)}
          label={`The titles of revision ${before.number} and revision ${revision.number}`}
        />
      )}
      <TextDiff
        diff={diffTexts(before.text, revision.text)}
        label={`Revision ${before.number} and revision ${revision.number}`}
      />
    </Section>
  );
}
