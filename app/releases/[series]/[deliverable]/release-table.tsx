import { z } from 'zod';
import { Badge, type Tone } from '@/components/badge';
import { CodeHash } from '@/components/code-hash';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { Stack } from '@/components/flow';
import { Link } from '@/components/link';
import { hrefWith } from '@/lib/http/href';
import type { FullDeliverable } from '@/lib/releases/deliverable-queries';
import { repositoryUrl, commitUrl } from '@/lib/community/openstack';

type Release = FullDeliverable['releases'][number];

const KINDS: Record<string, { label: string; tone: Tone }> = {
  release: { label: 'release', tone: 'good' },
  'pre-release': { label: 'pre-release', tone: 'info' },
  lifecycle: { label: 'end of a phase', tone: 'neutral' },
};

function columnsOf({ here, on, opened }: Omit<Props, 'deliverable'>): Column<Release>[] {
  return [
    {
      key: 'version',
      head: 'Version',
      isRowHeader: true,
      isTight: true,
      cell: ({ version }) => <span id={`v-${version}`}>{version}</span>,
    },
    {
      key: 'date',
      head: 'Day',
      isTight: true,
      cell: ({ releasedAt }) => (releasedAt ? <Day value={releasedAt} /> : 'not on record'),
    },
    {
      key: 'kind',
      head: 'Kind',
      cell: ({ kind, flags }) => (
        <>
          <Badge tone={KINDS[kind]?.tone ?? 'neutral'}>{KINDS[kind]?.label ?? kind}</Badge>{' '}
          {flags.join(', ')}
        </>
      ),
    },
    {
      key: 'projects',
      head: 'Repositories and commits',
      cell: (release) => (
        <Projects release={release} here={here} on={on} isOpen={release.version === opened} />
      ),
    },
  ];
}

type Props = {
  deliverable: FullDeliverable;
  /** The page's address, its `?on=`, and the version whose repositories are shown in full. */
  here: string;
  on: string | undefined;
  opened: string | undefined;
};

/** The releases of a deliverable, newest first. */
export function ReleaseTable({ deliverable, ...page }: Props) {
  return (
    <DataTable
      caption={`Releases of ${deliverable.name}, newest first`}
      isCaptionHidden
      columns={columnsOf(page)}
      rows={deliverable.releases}
      rowKey={({ id }) => id}
    />
  );
}

/**
 * Maximum number of repositories listed per release. Some deliverables tag two hundred at once; those are listed for
 * one release at a time.
 */
const SHOWN_PROJECTS = 5;

type ProjectsProps = Pick<Props, 'here' | 'on'> & { release: Release; isOpen: boolean };

function Projects({ release: { projects, version }, here, on, isOpen }: ProjectsProps) {
  if (projects.length > SHOWN_PROJECTS && !isOpen) {
    const anchor = `v-${encodeURIComponent(version)}`;
    return (
      <Link href={hrefWith(`${here}#${anchor}`, { version, on })}>
        {projects.length} repositories
      </Link>
    );
  }
  return (
    <Stack gap="small">
      {projects.map(({ repo, hash, comment }) => (
        <div key={repo}>
          <Link href={repositoryUrl(repo)}>{repo}</Link>{' '}
          <CodeHash value={hash} href={commitUrl(repo, hash)} />
          {comment && <> {comment}</>}
        </div>
      ))}
    </Stack>
  );
}

type Branch = FullDeliverable['branches'][number];

const locations = z.record(z.string(), z.string());

const branchColumns: Column<Branch>[] = [
  {
    key: 'name',
    head: 'Branch',
    isRowHeader: true,
    isTight: true,
    cell: ({ name }) => <code>{name}</code>,
  },
  { key: 'location', head: 'Begins at', cell: ({ location }) => <Location value={location} /> },
];

/** The start of a branch: a version, or a commit of each repository. */
function Location({ value }: { value: unknown }) {
  if (typeof value === 'string') return value;
  const commits = locations.safeParse(value);
  return (
    <Stack gap="small">
      {Object.entries(commits.success ? commits.data : {}).map(([repo, hash]) => (
        <div key={repo}>
          <Link href={repositoryUrl(repo)}>{repo}</Link>{' '}
          <CodeHash value={hash} href={commitUrl(repo, hash)} />
        </div>
      ))}
    </Stack>
  );
}

/** The branches of a deliverable. */
export function BranchTable({ branches }: { branches: readonly Branch[] }) {
  return (
    <DataTable
      caption="Branches"
      isCaptionHidden
      columns={branchColumns}
      rows={branches}
      rowKey={({ name }) => name}
    />
  );
}
