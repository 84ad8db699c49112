import { Badge } from '@/components/badge';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { FilterBar } from '@/components/filter-bar';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { pageOf } from '@/lib/http/shapes';
import { commitUrl } from '@/lib/releases/links';
import {
  countReleases,
  listReleases,
  type ReleaseFilter,
  type ReleaseRow,
} from '@/lib/releases/release-queries';
import { formatCount } from '@/lib/time';
import { releasesHref, type ReadReleaseFilter } from './release-filter';

const PAGE_SIZE = 50;

type Choice = { value: string; label: string };
type Props = { filter: ReadReleaseFilter; series: readonly Choice[]; teams: readonly Choice[] };

/** Releases of all series, newest first, with their filters; a filter that can't be read says so. */
export function ReleaseList({ filter: read, series, teams }: Props) {
  const filter = read.ok ? read.filter : {};
  return (
    <Section title="Latest releases" id="list" layout="full">
      <ReleaseFilterBar {...{ filter, series, teams }} />
      {read.ok ? (
        <ReleasePage filter={filter} cursor={read.cursor} />
      ) : (
        <ErrorState
          level={2}
          title="This list can’t be shown"
          actions={<LinkButton href="/releases#list">Show the latest releases</LinkButton>}
        >
          <p>{read.message}</p>
        </ErrorState>
      )}
    </Section>
  );
}

type PageProps = { filter: ReleaseFilter; cursor: [string | null, string] | undefined };

async function ReleasePage({ filter, cursor }: PageProps) {
  const [rows, count] = await Promise.all([
    listReleases(filter, { after: cursor, take: PAGE_SIZE + 1 }),
    countReleases(filter),
  ]);
  const { items, nextCursor } = pageOf(rows, {
    limit: PAGE_SIZE,
    placeOf: ({ releasedAt, id }) => [releasedAt?.toISOString() ?? null, id],
    item: (row) => row,
  });
  if (items.length === 0) {
    return (
      <EmptyState title="No release fits these filters">
        <p>Take a filter away, or look further back.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption="Releases, newest first"
        isCaptionHidden
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
      />
      <Pager
        label="Releases"
        previous={cursor ? releasesHref(filter) : null}
        previousLabel="Newest"
        next={nextCursor && releasesHref(filter, nextCursor)}
        nextLabel="Older"
        summary={formatCount(count, 'release')}
      />
    </>
  );
}

const columns: Column<ReleaseRow>[] = [
  {
    key: 'release',
    head: 'Release',
    isRowHeader: true,
    cell: ({ series, name, version, kind }) => (
      <>
        <Link href={`/releases/${series}/${name}`}>
          {name} {version}
        </Link>{' '}
        {kind === 'pre-release' && <Badge tone="info">pre-release</Badge>}
        {kind === 'lifecycle' && <Badge>end of a phase</Badge>}
      </>
    ),
  },
  {
    key: 'date',
    head: 'Day',
    isTight: true,
    cell: ({ releasedAt }) => (releasedAt ? <Day value={releasedAt} /> : 'not on record'),
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
  {
    key: 'commit',
    head: 'Commit',
    isTight: true,
    cell: ({ projects }) => <Commit projects={projects} />,
  },
];

function Commit({ projects }: { projects: ReleaseRow['projects'] }) {
  const [first] = projects;
  if (!first) return null;
  return (
    <>
      <Link href={commitUrl(first.repo, first.hash)} title={first.repo}>
        <code>{first.hash.slice(0, 10)}</code>
      </Link>
      {projects.length > 1 && ` and ${projects.length - 1} more`}
    </>
  );
}

type BarProps = { filter: ReleaseFilter; series: readonly Choice[]; teams: readonly Choice[] };

const KINDS: Choice[] = [
  { value: 'release', label: 'Releases' },
  { value: 'pre-release', label: 'Pre-releases' },
  { value: 'lifecycle', label: 'Ends of phases' },
];

function ReleaseFilterBar({ filter, series, teams }: BarProps) {
  return (
    <FilterBar
      action="/releases#list"
      label="Filter releases"
      clearHref="/releases#list"
      chips={chipsOf(filter, { series, teams })}
    >
      <SelectField
        name="series"
        label="Series"
        anyLabel="All series"
        options={series}
        defaultValue={filter.series ?? ''}
      />
      <SelectField
        name="team"
        label="Team"
        anyLabel="All teams"
        options={teams}
        defaultValue={filter.team ?? ''}
      />
      <SelectField
        name="kind"
        label="Kind"
        anyLabel="All kinds"
        options={KINDS}
        defaultValue={filter.kind ?? ''}
      />
      <TextField name="deliverable" label="Deliverable" defaultValue={filter.deliverable} />
      <TextField name="since" label="From" type="date" defaultValue={filter.since} />
      <TextField name="until" label="To" type="date" defaultValue={filter.until} />
    </FilterBar>
  );
}

const LABELS: Record<keyof ReleaseFilter, string> = {
  series: 'Series',
  team: 'Team',
  kind: 'Kind',
  deliverable: 'Deliverable',
  since: 'From',
  until: 'To',
};

function chipsOf(
  filter: ReleaseFilter,
  { series, teams }: Record<'series' | 'teams', readonly Choice[]>,
) {
  const given = Object.entries(filter).filter(
    (pair): pair is [keyof ReleaseFilter, string] => typeof pair[1] === 'string',
  );
  const known = [...series, ...teams, ...KINDS];
  return given.map(([name, value]) => ({
    label: `${LABELS[name]}: ${known.find((choice) => choice.value === value)?.label ?? value}`,
    removeHref: releasesHref({ ...filter, [name]: undefined }),
  }));
}
