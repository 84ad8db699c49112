import { z } from 'zod';
import { Badge, type Tone } from '@/components/badge';
import { CodeHash } from '@/components/code-hash';
import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import type { FullDeliverable } from '@/lib/releases/deliverable-queries';
import { repositoryUrl, commitUrl } from '@/lib/releases/links';

type Release = FullDeliverable['releases'][number];

const KINDS: Record<string, { label: string; tone: Tone }> = {
  release: { label: 'release', tone: 'good' },
  'pre-release': { label: 'pre-release', tone: 'info' },
  lifecycle: { label: 'end of a phase', tone: 'neutral' },
};

const columns: Column<Release>[] = [
  {
    key: 'version',
    head: 'Version',
    isRowHeader: true,
    isTight: true,
    cell: ({ version }) => version,
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
    cell: ({ projects }) => <Projects projects={projects} />,
  },
];

/** The releases of a deliverable, newest entry first. */
export function ReleaseTable({ deliverable }: { deliverable: FullDeliverable }) {
  return (
    <DataTable
      caption={`Releases of ${deliverable.name}, newest first`}
      isCaptionHidden
      columns={columns}
      rows={deliverable.releases}
      rowKey={({ id }) => id}
    />
  );
}

/** More repositories than this are folded away: some deliverables tag two hundred at once. */
const SHOWN_PROJECTS = 5;

function Projects({ projects }: { projects: Release['projects'] }) {
  const items = projects.map(({ repo, hash, comment }) => (
    <li key={repo}>
      <Link href={repositoryUrl(repo)}>{repo}</Link>{' '}
      <CodeHash value={hash} href={commitUrl(repo, hash)} />
      {comment && <> {comment}</>}
    </li>
  ));
  if (items.length <= SHOWN_PROJECTS) return <ul className="plain-list">{items}</ul>;
  return (
    <details>
      <summary>{items.length} repositories</summary>
      <ul className="plain-list">{items}</ul>
    </details>
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

/** A branch begins at a version, or at a commit of each repository. */
function Location({ value }: { value: unknown }) {
  if (typeof value === 'string') return value;
  const commits = locations.safeParse(value);
  return (
    <ul className="plain-list">
      {Object.entries(commits.success ? commits.data : {}).map(([repo, hash]) => (
        <li key={repo}>
          <Link href={repositoryUrl(repo)}>{repo}</Link>{' '}
          <CodeHash value={hash} href={commitUrl(repo, hash)} />
        </li>
      ))}
    </ul>
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
