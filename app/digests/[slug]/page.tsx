import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DayRange } from '@/components/day';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Reading } from '@/components/reading';
import { Section } from '@/components/section';
import { SourceList } from '@/components/source-list';
import { TopicList } from '@/components/topic-list';
import { keepDaysWhole } from '@/lib/content/rules';
import { getDigest, listSeriesWithPage } from '@/lib/digests/queries';
import { topicTitle } from '@/lib/digests/rules';

type Props = PageProps<'/digests/[slug]'>;

/** Returns the page's title and description for browsers and search engines. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const digest = await getDigest((await params).slug);
  if (!digest) return {};
  return {
    title: digest.title,
    description: digest.summary,
    alternates: {
      canonical: `/digests/${digest.slug}`,
      types: { 'application/atom+xml': '/digests/feed.xml' },
    },
    openGraph: { type: 'article', title: digest.title, description: digest.summary },
  };
}

/** The page of one digest. */
export default async function DigestPage({ params }: Props) {
  const digest = await getDigest((await params).slug);
  if (!digest) notFound();
  const { previous: newer, next: older } = digest;
  const series = await listSeriesWithPage(digest.series);

  return (
    <>
      <PageHeader
        title={keepDaysWhole(digest.title)}
        breadcrumbs={[{ href: '/digests', label: 'Digests' }]}
        lead={digest.summary}
        meta={
          <>
            <DayRange from={digest.start} to={digest.end} />
            <span>{digest.list}</span>
            <span>{digest.minutes} min to read</span>
            {digest.editors.length > 0 && <span>Edited by {digest.editors.join(', ')}</span>}
          </>
        }
      />
      <Reading headings={digest.headings}>
        <Markup html={digest.html} />
      </Reading>
      <Section title="Topics">
        <TopicList
          topics={digest.topics.map((topic) => ({
            label: topicTitle(topic),
            href: `/digests?topic=${topic}`,
          }))}
        />
        <SeriesLinks names={series} />
      </Section>
      <Section title="Sources">
        <SourceList sources={digest.sources} />
      </Section>
      <Pager
        label="Digests"
        previous={older && `/digests/${older.slug}`}
        previousLabel={older?.title}
        next={newer && `/digests/${newer.slug}`}
        nextLabel={newer?.title}
      />
    </>
  );
}

function SeriesLinks({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      Series:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <Link href={`/releases/${name}`}>{name}</Link>
        </span>
      ))}
    </p>
  );
}
