import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { listDocuments, type DocumentEntry } from '@/lib/governance/page-queries';
import { shelfOf } from '@/lib/governance/rules';
import { formatDay } from '@/lib/time';

export const metadata: Metadata = {
  title: 'Governance',
  description: 'The charter, the house rules and every reference page of the committee.',
  alternates: { canonical: '/governance' },
};

/** The charter, the house rules and the reference pages, by subject. */
export default async function GovernancePage() {
  const documents = await listDocuments();
  const rules = documents.filter(({ kind }) => kind !== 'reference');
  const reference = documents.filter(({ kind }) => kind === 'reference');
  const shelves = [...new Set(reference.map(({ path }) => shelfOf(path)))];
  return (
    <>
      <PageHeader
        title="Governance"
        lead="How the community governs itself: the charter, the committee’s house rules, and what it expects of teams."
      />
      {documents.length === 0 && (
        <EmptyState title="No page has been read yet">
          <p>Pages appear here with the first sync of the governance repository.</p>
        </EmptyState>
      )}
      {rules.length > 0 && <Shelf title="Rules" documents={rules} />}
      {shelves.map((shelf) => (
        <Shelf
          key={shelf}
          title={shelf}
          documents={reference.filter(({ path }) => shelfOf(path) === shelf)}
        />
      ))}
    </>
  );
}

function Shelf({ title, documents }: { title: string; documents: readonly DocumentEntry[] }) {
  return (
    <Section title={title}>
      <EntryList
        label={title}
        items={documents.map(({ path, title: name, changedAt }) => ({
          key: path,
          title: name,
          href: `/governance/${path.split('/').map(encodeURIComponent).join('/')}`,
          note: changedAt ? `Last changed ${formatDay(changedAt)}` : undefined,
        }))}
      />
    </Section>
  );
}
