import type { Metadata } from 'next';
import { z } from 'zod';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { FilterBar } from '@/components/filter-bar';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { readParameters } from '@/lib/http/parameters';
import { pageOf, pageParameters, textParameter } from '@/lib/http/shapes';
import {
  countDeliverables,
  listDeliverables,
  listFilterWords,
  type DeliverableFilter,
  type DeliverableRow,
} from '@/lib/releases/deliverable-queries';
import { listSeries, seriesNameOf } from '@/lib/releases/queries';
import { INDEPENDENT, seriesTitle } from '@/lib/releases/rules';
import { slugOf } from '@/lib/slug';
import { formatCount } from '@/lib/time';

export const metadata: Metadata = {
  title: 'Deliverables',
  description:
    'Everything the community releases, in every series, with its team and latest version.',
  alternates: { canonical: '/deliverables' },
};

const parameters = z.object({
  series: textParameter,
  team: textParameter,
  type: textParameter,
  model: textParameter,
  q: textParameter,
  cursor: pageParameters(z.tuple([z.string(), z.string()])).cursor,
});

/** Deliverables of every series, with filters in the address. */
export default async function DeliverablesPage({ searchParams }: PageProps<'/deliverables'>) {
  const read = readParameters(parameters, await searchParams);
  return (
    <>
      <PageHeader
        title="Deliverables"
        lead="Everything the community releases. One deliverable has a file in each series it is part of."
        breadcrumbs={[{ href: '/releases', label: 'Releases' }]}
      />
      {read.ok ? (
        <DeliverableList values={read.value} />
      ) : (
        <ErrorState
          level={2}
          title="This list can’t be shown"
          actions={<LinkButton href="/deliverables">Show all deliverables</LinkButton>}
        >
          <p>{read.message}</p>
        </ErrorState>
      )}
    </>
  );
}

const PAGE_SIZE = 100;

async function DeliverableList({ values }: { values: z.infer<typeof parameters> }) {
  const { cursor, ...asked } = values;
  const filter = { ...asked, series: await seriesNameOf(asked.series) };
  const [rows, count] = await Promise.all([
    listDeliverables(filter, { after: cursor, take: PAGE_SIZE + 1 }),
    countDeliverables(filter),
  ]);
  const { items, nextCursor } = pageOf(rows, {
    limit: PAGE_SIZE,
    placeOf: ({ name, series }) => [name, series],
    item: (row) => row,
  });
  return (
    <Section title="List" layout="full" note={formatCount(count, 'deliverable file')}>
      <DeliverableFilterBar filter={filter} />
      <DataTable
        caption="Deliverables by name and series"
        isCaptionHidden
        columns={columns}
        rows={items}
        rowKey={({ series, name }) => `${series}/${name}`}
        empty={
          <EmptyState title="No deliverable fits these filters">
            <p>Take a filter away to see more.</p>
          </EmptyState>
        }
      />
      <Pager
        label="Deliverables"
        previous={cursor ? hrefOf(filter) : null}
        previousLabel="From the start"
        next={nextCursor && hrefOf({ ...filter, cursor: nextCursor })}
      />
    </Section>
  );
}

const columns: Column<DeliverableRow>[] = [
  {
    key: 'name',
    head: 'Deliverable',
    isRowHeader: true,
    cell: ({ series, name }) => <Link href={`/releases/${series}/${name}`}>{name}</Link>,
  },
  {
    key: 'series',
    head: 'Series',
    cell: ({ series }) => <Link href={`/releases/${series}`}>{series}</Link>,
  },
  {
    key: 'team',
    head: 'Team',
    cell: ({ team, teamSlug }) => <Link href={`/teams/${teamSlug}`}>{team}</Link>,
  },
  { key: 'type', head: 'Type', cell: ({ type }) => type },
  {
    key: 'latest',
    head: 'Latest version',
    isTight: true,
    cell: ({ latestVersion }) => latestVersion,
  },
  {
    key: 'released',
    head: 'Released',
    isTight: true,
    cell: ({ latestReleasedAt }) => latestReleasedAt && <Day value={latestReleasedAt} />,
  },
  {
    key: 'across',
    head: 'All series',
    cell: ({ name }) => <Link href={`/deliverables/${name}`}>{name} everywhere</Link>,
  },
];

async function DeliverableFilterBar({ filter }: { filter: DeliverableFilter }) {
  const [series, words] = await Promise.all([listSeries(), listFilterWords()]);
  const choices = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  const seriesChoices = [
    ...[...series]
      .reverse()
      .map(({ name, releaseId }) => ({ value: name, label: seriesTitle(name, releaseId) })),
    { value: INDEPENDENT, label: 'Independent' },
  ];
  const fields = [
    { name: 'series', label: 'Series', any: 'All series', options: seriesChoices },
    { name: 'team', label: 'Team', any: 'All teams', options: words.teams },
    { name: 'type', label: 'Type', any: 'All types', options: choices(words.types) },
    { name: 'model', label: 'Release model', any: 'All models', options: choices(words.models) },
  ] as const;
  const shown = (name: keyof DeliverableFilter, value: string) =>
    fields
      .find((field) => field.name === name)
      ?.options.find((option) => option.value === (name === 'team' ? slugOf(value) : value))
      ?.label ?? value;
  const given = Object.entries(filter).filter(
    (pair): pair is [keyof DeliverableFilter, string] => typeof pair[1] === 'string',
  );
  return (
    <FilterBar
      action="/deliverables"
      label="Filter deliverables"
      clearHref="/deliverables"
      chips={given.map(([name, value]) => ({
        label: `${name === 'q' ? 'Name' : (fields.find((field) => field.name === name)?.label ?? name)}: ${shown(name, value)}`,
        removeHref: hrefOf({ ...filter, [name]: undefined }),
      }))}
    >
      <TextField name="q" label="Name contains" defaultValue={filter.q} />
      {fields.map(({ name, label, any, options }) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          anyLabel={any}
          options={options}
          defaultValue={filter[name] ?? ''}
        />
      ))}
    </FilterBar>
  );
}

function hrefOf(values: DeliverableFilter & { cursor?: string }): string {
  const given = Object.entries(values).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '/deliverables' : `/deliverables?${text}`;
}
