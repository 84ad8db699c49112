import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocumentArticle } from '@/components/document-article';
import { Badge } from '@/components/badge';
import { getGoal } from '@/lib/governance/page-queries';
import { decodedSegment } from '@/lib/http/segment';

type Props = PageProps<'/goals/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const goal = await getGoal(decodedSegment((await params).slug));
  if (!goal) return {};
  return {
    title: goal.title,
    description: `Community goal (${goal.status ?? 'proposed'}): ${goal.title}.`,
    alternates: { canonical: `/goals/${goal.slug}` },
  };
}

/** One community-wide goal. */
export default async function GoalPage({ params }: Props) {
  const goal = await getGoal(decodedSegment((await params).slug));
  if (!goal) notFound();
  const { status, cycle } = goal;
  return (
    <DocumentArticle
      document={goal}
      breadcrumbs={[{ href: '/goals', label: 'Goals' }]}
      meta={
        <>
          <Badge tone={status === 'completed' ? 'good' : 'info'}>{status}</Badge>
          {cycle && <span>in {cycle}</span>}
        </>
      }
    />
  );
}
