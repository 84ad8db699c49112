import type { Metadata } from 'next';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { listNotes } from '@/lib/content/queries';

export const metadata: Metadata = {
  title: 'Notes',
  description: 'What happened at summits, gatherings and board meetings, retold from public notes.',
  alternates: { canonical: '/notes' },
};

/** All notes, newest first. */
export default async function NotesPage() {
  const notes = await listNotes();
  return (
    <>
      <PageHeader
        title="Notes"
        lead="Summits, gatherings, motions and turning points of projects, retold from public notes of people who were there."
        meta={<Link href="/digests">Digests of the mailing lists</Link>}
      />
      {notes.length === 0 ? (
        <EmptyState title="There are no notes yet">
          <p>
            A note is a Markdown file in <code>content/notes/</code>.
          </p>
        </EmptyState>
      ) : (
        <Section title="Newest first">
          <EntryList
            label="Notes"
            items={notes.map(({ name, title, summary, date }) => ({
              key: name,
              title,
              href: `/notes/${name}`,
              date: <Day value={date} style="month" />,
              note: summary,
            }))}
          />
        </Section>
      )}
    </>
  );
}
