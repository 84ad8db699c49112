import type { Metadata } from 'next';
import { z } from 'zod';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { ListRefused } from '@/components/list-refused';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { encodeCursor } from '@/lib/http/cursor';
import { readParameters } from '@/lib/http/parameters';
import { cursorParameter, pageSizes, takePage, textParameter } from '@/lib/http/lists';
import {
  countDeliverables,
  listDeliverables,
  listFilterWords,
  type DeliverableFilter,
  type DeliverableRow,
} from '@/lib/releases/deliverable-queries';
import { listSeries, seriesNameOf } from '@/lib/releases/queries';
import { slugOf } from '@/lib/slug';
import { formatCount } from '@/lib/time';
import { seriesChoices } from '@/app/releases/series-choices';

export const metadata: Metadata = {
  title: 'Deliverables',
  description:
    'Everything the community releases, in every series, with its team and latest version.',
  alternates: { canonical: '/deliverables' },
};

const HERE = '/deliverables';

const parameters = z.object({
  series: textParameter,
  team: textParameter,
  type: textParameter,
  model: textParameter,
  q: textParameter,
  cursor: cursorParameter(z.tuple([z.string(), z.string()])),
});

/** Deliverables of every series. The address holds the filters. */
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
        <ListRefused message={read.message} href={HERE} label="Show all deliverables" />
      )}
    </>
  );
}

async function DeliverableList({ values }: { values: z.infer<typeof parameters> }) {
  const { cursor, ...asked } = values;
  const filter = { ...asked, series: await seriesNameOf(asked.series) };
  const [rows, count] = await Promise.all([
    listDeliverables(filter, { after: cursor, take: pageSizes.long + 1 }),
    countDeliverables(filter),
  ]);
  const { shown, last } = takePage(rows, pageSizes.long);
  return (
    <Section title="List" layout="full" note={formatCount(count, 'deliverable file')}>
      <DeliverableFilterBar filter={filter} />
      <DataTable
        caption="Deliverables by name and series"
        isCaptionHidden
        columns={columns}
        rows={shown}
        rowKey={({ series, name }) => `${series}/${name}`}
        empty={
          <EmptyState title="No deliverable fits these filters">
            <p>Take a filter away to see more.</p>
          </EmptyState>
        }
      />
      <ListPager
        label="Deliverables"
        address={HERE}
        filter={filter}
        isFurther={cursor !== undefined}
        startLabel="From the start"
        next={last ? { cursor: encodeCursor([last.name, last.series]) } : null}
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
  const fields = [
    { name: 'series', label: 'Series', any: 'All series', options: seriesChoices(series) },
    { name: 'team', label: 'Team', any: 'All teams', options: words.teams },
    { name: 'type', label: 'Type', any: 'All types', options: choices(words.types) },
    { name: 'model', label: 'Release model', any: 'All models', options: choices(words.models) },
  ] as const;
  const [ofSeries, ofTeam] = fields;
  const chips = chipsOf(HERE, filter, {
    series: (value) => `Series: ${labelIn(ofSeries.options, value)}`,
    team: (value) => `Team: ${labelIn(ofTeam.options, slugOf(value))}`,
    type: (value) => `Type: ${value}`,
    model: (value) => `Release model: ${value}`,
    q: (value) => `Name: ${value}`,
  });
  return (
    <FilterBar action={HERE} label="Filter deliverables" clearHref={HERE} chips={chips}>
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
