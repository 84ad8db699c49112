import type { Metadata } from 'next';
import { z } from 'zod';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { LinkButton } from '@/components/link-button';
import { ListPager } from '@/components/list-pager';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { pageSizes, searchParameter, takePage } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import {
  findRows,
  listConflicts,
  listMerges,
  listNamesakes,
  type Namesakes,
} from '@/lib/people/admin-queries';
import { AdminTabs } from '@/app/admin/admin-tabs';
import { DoneNote } from '@/app/admin/done-note';
import { requireAdmin } from '@/app/admin/require-admin';
import { ConflictTable, FoundTable, MergeList, NamesakeTable } from './people-tables';

export const metadata: Metadata = { title: 'People and merges', robots: { index: false } };

const MAX_FOUND = 50;
const MAX_MERGES = 100;
const HERE = '/admin/people';

const parameters = z.object({
  q: searchParameter,
  after: searchParameter,
});

/** Search for people, conflicting addresses, possible duplicates and merges. */
export default async function AdminPeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireAdmin();
  const query = await searchParams;
  const read = readParameters(parameters, query);
  const { q: search, after } = read.ok ? read.value : {};
  const [found, conflicts, namesakes, merges] = await Promise.all([
    search === undefined ? null : findRows(search, MAX_FOUND),
    listConflicts(),
    listNamesakes({ after: after ?? '', take: pageSizes.medium + 1 }),
    listMerges(MAX_MERGES),
  ]);
  return (
    <>
      <PageHeader
        title="People and merges"
        lead="Two rows that are one person are merged, and read together from then on. Nothing moves, so a merge can be undone at any time."
        actions={<LinkButton href="/admin/people/merge">Merge two people</LinkButton>}
      />
      <AdminTabs current={HERE} />
      <DoneNote done={query.done} />
      <FilterBar action={HERE} label="Find people" submitLabel="Find">
        <TextField name="q" label="Handle, name, nick or address" defaultValue={search} />
      </FilterBar>
      {found && (
        <Section title="Found" layout="full">
          {found.length === 0 ? <EmptyState title="Nobody" /> : <FoundTable rows={found} />}
        </Section>
      )}
      <Section
        title="Conflicting addresses"
        id="conflicts"
        layout="full"
        note="A service vouches for the address as one person’s, and the record gives it to another. Neither gets the other’s roles."
      >
        {conflicts.length === 0 ? (
          <EmptyState title="None" />
        ) : (
          <ConflictTable conflicts={conflicts} />
        )}
      </Section>
      <PossibleDuplicates namesakes={namesakes} isFurther={after !== undefined} />
      <Section title="Merges" note={`The latest ${MAX_MERGES}.`}>
        {merges.length === 0 ? <EmptyState title="None yet" /> : <MergeList merges={merges} />}
      </Section>
    </>
  );
}

type DuplicatesProps = { namesakes: readonly Namesakes[]; isFurther: boolean };

/** One page of names that several people share. The list has one entry more than fits if another page follows. */
function PossibleDuplicates({ namesakes, isFurther }: DuplicatesProps) {
  const { shown, last } = takePage(namesakes, pageSizes.medium);
  return (
    <Section
      title="Possible duplicates"
      layout="full"
      note="The record gives one name to people with different addresses and nicks. They may be one person, or namesakes."
    >
      {shown.length === 0 ? <EmptyState title="None" /> : <NamesakeTable namesakes={shown} />}
      <ListPager
        label="Possible duplicates"
        address={HERE}
        isFurther={isFurther}
        startLabel="From the beginning"
        next={last ? { after: last.key } : null}
      />
    </Section>
  );
}
