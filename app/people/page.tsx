import type { Metadata } from 'next';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { listPeople, type PersonEntry } from '@/lib/people/directory/directory-queries';
import { formatCount, formatNumber } from '@/lib/time';

export const metadata: Metadata = {
  title: 'People',
  description: 'Everybody the record names: leads, committee members, liaisons and candidates.',
  alternates: { canonical: '/people' },
};

const PAGE_SIZE = 100;

/** The directory, by name; `?q=` looks for a name or nick. */
export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const query = await searchParams;
  const search = textOf(query.q);
  const after = textOf(query.after);
  const { people, total } = await listPeople({ search, after, take: PAGE_SIZE + 1 });
  const shown = people.slice(0, PAGE_SIZE);
  const last = people.length > PAGE_SIZE ? shown.at(-1) : undefined;

  return (
    <>
      <PageHeader
        title="People"
        lead="Everybody the record names as a lead, committee member, liaison, chair or candidate. E-mail addresses tell people apart and are never shown."
      />
      <FilterBar
        action="/people"
        label="Find people"
        submitLabel="Find"
        chips={search ? [{ label: search, removeHref: '/people' }] : []}
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
      <Pager
        label="People"
        previous={after ? hrefOf({ search }) : null}
        previousLabel="From the beginning"
        next={last ? hrefOf({ search, after: last.handle }) : null}
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

/** The first of a repeated parameter; an empty one is absent, and nobody's name is longer than this. */
function textOf(value: string | string[] | undefined): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text?.trim().slice(0, 200) || undefined;
}

function hrefOf({ search, after }: { search?: string; after?: string }): string {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(after && { after }) });
  return query.size === 0 ? '/people' : `/people?${query.toString()}`;
}
