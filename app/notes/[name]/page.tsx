import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Day } from '@/components/day';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Reading } from '@/components/reading';
import { Section } from '@/components/section';
import { SourceList } from '@/components/source-list';
import { getNote } from '@/lib/content/queries';

type Props = PageProps<'/notes/[name]'>;

/** Returns the page's title and description for browsers and search engines. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const note = await getNote((await params).name);
  if (!note) return {};
  return {
    title: note.title,
    description: note.summary,
    alternates: { canonical: `/notes/${note.name}` },
    openGraph: { type: 'article', title: note.title, description: note.summary },
  };
}

/** The page of one note. */
export default async function NotePage({ params }: Props) {
  const note = await getNote((await params).name);
  if (!note) notFound();
  const { previous: newer, next: older } = note;

  return (
    <>
      <PageHeader
        title={note.title}
        breadcrumbs={[{ href: '/notes', label: 'Notes' }]}
        lead={note.summary}
        meta={
          <>
            <Day value={note.date} style="month" />
            <span>{note.minutes} min to read</span>
          </>
        }
      />
      <Reading headings={note.headings}>
        <Markup html={note.html} />
      </Reading>
      <Section title="Sources">
        <SourceList sources={note.sources} />
      </Section>
      <Pager
        label="Notes"
        previous={older && `/notes/${older.name}`}
        previousLabel={older?.title}
        next={newer && `/notes/${newer.name}`}
        nextLabel={newer?.title}
      />
    </>
  );
}
