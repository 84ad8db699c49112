import type { Metadata } from 'next';
import { z } from 'zod';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf } from '@/components/filter-chips';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { pageSizes, searchParameter, takePage } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { listPeople, type PersonEntry } from '@/lib/people/directory/directory-queries';
import { formatCount, formatNumber } from '@/lib/time';

export const metadata: Metadata = {
  title: 'People',
  description: 'Everybody the record names: leads, committee members, liaisons and candidates.',
  alternates: { canonical: '/people' },
};

const HERE = '/people';

const parameters = z.object({ q: searchParameter, after: searchParameter });

/** The directory of people, by name; `?q=` searches for a name or nick. */
export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const read = readParameters(parameters, await searchParams);
  const { q: search, after } = read.ok ? read.value : {};
  const { people, total } = await listPeople({ search, after, take: pageSizes.long + 1 });
  const { shown, last } = takePage(people, pageSizes.long);

  return (
    <>
      <PageHeader
        title="People"
        lead="Everybody the record names as a lead, committee member, liaison, chair or candidate. E-mail addresses tell people apart and are never shown."
      />
      <FilterBar
        action={HERE}
        label="Find people"
        submitLabel="Find"
        chips={chipsOf(HERE, { q: search }, { q: (words) => words })}
      >
        <TextField name="q" label="Name or nick" defaultValue={search} />
      </FilterBar>
      {shown.length === 0 ? (
        <Nobody search={search} />
      ) : (
        <Section title="Directory" layout="full" note={formatCount(total, 'person', 'people')}>
          <PeopleTable people={shown} />
        </Section>
      )}
      <ListPager
        label="People"
        address={HERE}
        filter={{ q: search }}
        isFurther={after !== undefined}
        startLabel="From the beginning"
        next={last ? { after: last.handle } : null}
      />
    </>
  );
}

function PeopleTable({ people }: { people: readonly PersonEntry[] }) {
  return (
    <DataTable
      caption="People"
      isCaptionHidden
      rows={people}
      rowKey={({ handle }) => handle}
      columns={[
        {
          key: 'name',
          head: 'Name',
          isRowHeader: true,
          cell: ({ handle, name }) => (
            <Link href={`/people/${encodeURIComponent(handle)}`}>
              <Isolated>{name}</Isolated>
            </Link>
          ),
        },
        { key: 'ircs', head: 'Nicks', cell: ({ ircs }) => ircs.join(', ') },
        {
          key: 'candidacies',
          head: 'Candidacies',
          isNumeric: true,
          cell: ({ candidacies }) => formatNumber(candidacies),
        },
      ]}
    />
  );
}

function Nobody({ search }: { search: string | undefined }) {
  return search === undefined ? (
    <EmptyState title="Nobody is known yet">
      <p>People appear here when the first sync has read teams and elections.</p>
    </EmptyState>
  ) : (
    <EmptyState
      title="Nobody has this name or nick"
      actions={<Link href="/people">Everybody</Link>}
    />
  );
}
