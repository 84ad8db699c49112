import { Badge } from '@/components/badge';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { ListRefused } from '@/components/list-refused';
import { Section } from '@/components/section';
import { encodeCursor } from '@/lib/http/cursor';
import { pageSizes, takePage } from '@/lib/http/lists';
import { commitUrl } from '@/lib/community/openstack';
import {
  countReleases,
  listReleases,
  type ReleaseFilter,
  type ReleaseRow,
} from '@/lib/releases/release-queries';
import { formatCount } from '@/lib/time';
import type { ReadReleaseFilter } from './release-filter';
import { LIST, ReleaseFilterBar, type FilterOption } from './release-filter-bar';

type Props = {
  filter: ReadReleaseFilter;
  series: readonly FilterOption[];
  teams: readonly FilterOption[];
};

/** Releases of all series, newest first, with their filters. Shows an error if the filter can't be read. */
export function ReleaseList({ filter: read, series, teams }: Props) {
  const filter = read.ok ? read.filter : {};
  return (
    <Section title="Latest releases" id="list" layout="full">
      <ReleaseFilterBar {...{ filter, series, teams }} />
      {read.ok ? (
        <ReleasePage filter={filter} cursor={read.cursor} />
      ) : (
        <ListRefused message={read.message} href={LIST} label="Show the latest releases" />
      )}
    </Section>
  );
}

type PageProps = { filter: ReleaseFilter; cursor: [string | null, string] | undefined };

async function ReleasePage({ filter, cursor }: PageProps) {
  const [rows, count] = await Promise.all([
    listReleases(filter, { after: cursor, take: pageSizes.medium + 1 }),
    countReleases(filter),
  ]);
  const { shown, last } = takePage(rows, pageSizes.medium);
  if (shown.length === 0) {
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
        rows={shown}
        rowKey={({ id }) => id}
      />
      <ListPager
        label="Releases"
        address={LIST}
        filter={filter}
        isFurther={cursor !== undefined}
        startLabel="Newest"
        next={
          last ? { cursor: encodeCursor([last.releasedAt?.toISOString() ?? null, last.id]) } : null
        }
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
