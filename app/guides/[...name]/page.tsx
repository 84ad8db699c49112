import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Reading } from '@/components/reading';
import { getGuide } from '@/lib/content/queries';

type Props = PageProps<'/guides/[...name]'>;

/** Returns the page's title and description for browsers and search engines. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = await getGuide((await params).name.join('/'));
  if (!guide) return {};
  return {
    title: guide.title,
    description: guide.summary,
    alternates: { canonical: `/guides/${guide.name}` },
    openGraph: { type: 'article', title: guide.title, description: guide.summary },
  };
}

/** The page of one guide. */
export default async function GuidePage({ params }: Props) {
  const guide = await getGuide((await params).name.join('/'));
  if (!guide) notFound();

  return (
    <>
      <PageHeader
        title={guide.title}
        breadcrumbs={[{ href: '/guides', label: 'Guides' }]}
        lead={guide.summary}
        meta={<span>{guide.minutes} min to read</span>}
      />
      <Reading headings={guide.headings}>
        <Markup html={guide.html} />
      </Reading>
      <Pager
        label="Guides"
        previous={guide.previous && `/guides/${guide.previous.name}`}
        previousLabel={guide.previous?.title}
        next={guide.next && `/guides/${guide.next.name}`}
        nextLabel={guide.next?.title}
      />
    </>
  );
}
