import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { listGuides, type Guide } from '@/lib/content/queries';
import { guideSections } from '@/lib/content/rules';

export const metadata: Metadata = {
  title: 'Guides',
  description: 'How releases, resolutions and elections work here, in plain words.',
  alternates: { canonical: '/guides' },
};

/** All guides; each folder has its own section. */
export default async function GuidesPage() {
  const sections = guideSections(await listGuides());
  return (
    <>
      <PageHeader
        title="Guides"
        lead="How releases, resolutions and elections work here. Each is read in a few minutes and needs no knowledge of the others."
      />
      {sections.length === 0 && (
        <EmptyState title="There are no guides yet">
          <p>
            A guide is a Markdown file in <code>content/guides/</code>.
          </p>
        </EmptyState>
      )}
      {sections.map(({ title, guides }) => (
        <Section key={title} title={title}>
          <EntryList label={title} items={guides.map(entryOf)} />
        </Section>
      ))}
    </>
  );
}

function entryOf({ name, title, summary }: Guide) {
  return { key: name, title, href: `/guides/${name}`, note: summary };
}
