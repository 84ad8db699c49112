import type { Metadata } from 'next';
import { z } from 'zod';
import { Badge } from '@/components/badge';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { readParameters } from '@/lib/http/parameters';
import {
  countResolutions,
  listResolutionEntries,
  type ResolutionLine,
} from '@/lib/governance/page-queries';
import { formatCount } from '@/lib/time';

export const metadata: Metadata = {
  title: 'Resolutions',
  description: 'What the committee has resolved, newest first, superseded resolutions too.',
  alternates: {
    canonical: '/resolutions',
    types: { 'application/atom+xml': '/resolutions/feed.xml' },
  },
};

const filters = z.object({
  status: z.enum(['current', 'superseded']).optional().catch(undefined),
  year: z.coerce.number().int().min(1970).max(2999).optional().catch(undefined),
  q: z.string().max(500).optional().catch(undefined),
});

type Filters = z.infer<typeof filters>;

const STATUS = [
  { value: 'current', label: 'In force' },
  { value: 'superseded', label: 'Superseded' },
];

/** All resolutions by year, newest first. The address holds the filters. */
export default async function ResolutionsPage({ searchParams }: PageProps<'/resolutions'>) {
  const read = readParameters(filters, await searchParams);
  const asked: Filters = read.ok ? read.value : {};
  const [resolutions, counts] = await Promise.all([
    listResolutionEntries({ status: asked.status, year: asked.year, search: asked.q }),
    countResolutions(),
  ]);
  return (
    <>
      <PageHeader
        title="Resolutions"
        lead={`${formatCount(counts.current, 'resolution')} in force, ${counts.superseded} superseded by later ones.`}
        meta={
          <>
            <Link href="/governance/reference/charter">Charter</Link>
            <Link href="/governance/reference/house-rules">House rules</Link>
            <Link href="/governance">Reference pages</Link>
            <Link href="/resolutions/feed.xml">Feed</Link>
          </>
        }
      />
      <ResolutionFilters asked={asked} years={counts.years} />
      {resolutions.length === 0 ? (
        <NoResolutions isFiltered={counts.years.length > 0} />
      ) : (
        byYear(resolutions).map(([year, entries]) => (
          <Section key={year} title={year} note={formatCount(entries.length, 'resolution')}>
            <EntryList label={`Resolutions of ${year}`} items={entries.map(entryOf)} />
          </Section>
        ))
      )}
    </>
  );
}

function byYear(resolutions: readonly ResolutionLine[]): [year: string, ResolutionLine[]][] {
  const years = new Map<string, ResolutionLine[]>();
  for (const resolution of resolutions) {
    const year = resolution.date.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), resolution]);
  }
  return [...years];
}

function entryOf({ slug, title, date, status, author }: ResolutionLine) {
  return {
    key: slug,
    title: <Isolated>{title}</Isolated>,
    href: `/resolutions/${encodeURIComponent(slug)}`,
    date: <Day value={date} />,
    badge: status === 'superseded' ? <Badge tone="warn">superseded</Badge> : undefined,
    note: author === null ? undefined : `Proposed by ${author}`,
  };
}

function ResolutionFilters({ asked, years }: { asked: Filters; years: readonly number[] }) {
  const { q, status, year } = asked;
  const chips = chipsOf(
    '/resolutions',
    { q, status, year },
    {
      q: (words) => `“${words.slice(0, 40)}”`,
      status: (value) => labelIn(STATUS, value),
      year: (value) => value,
    },
  );
  return (
    <FilterBar
      action="/resolutions"
      label="Filter resolutions"
      chips={chips}
      clearHref="/resolutions"
    >
      <TextField name="q" label="Words" defaultValue={q} maxLength={200} />
      <SelectField
        name="status"
        label="Standing"
        anyLabel="Any"
        defaultValue={status}
        options={STATUS}
      />
      <SelectField
        name="year"
        label="Year"
        anyLabel="All years"
        defaultValue={year === undefined ? undefined : String(year)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </FilterBar>
  );
}

function NoResolutions({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title="No resolution fits"
      actions={<LinkButton href="/resolutions">Show all resolutions</LinkButton>}
    >
      <p>
        Try other words, or <Link href="/search">search everything</Link>.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="No resolution has been read yet">
      <p>Resolutions appear here with the first sync of the governance repository.</p>
    </EmptyState>
  );
}
