import { DataTable } from '@/components/data-table';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { TeamDeliverableEntry } from '@/lib/governance/queries';
import { repositoryUrl } from '@/lib/community/openstack';
import { formatCount } from '@/lib/time';

type Props = { title: string; deliverables: readonly TeamDeliverableEntry[] };

/** The deliverables a team maintains or used to maintain, with their repositories. */
export function TeamDeliverables({ title, deliverables }: Props) {
  if (deliverables.length === 0) return null;
  const repos = deliverables.reduce((sum, deliverable) => sum + deliverable.repos.length, 0);
  return (
    <Section
      title={title}
      layout="full"
      note={`${formatCount(deliverables.length, 'deliverable')} in ${formatCount(repos, 'repository', 'repositories')}.`}
    >
      <DataTable
        caption={title}
        isCaptionHidden
        rows={deliverables}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            head: 'Deliverable',
            isRowHeader: true,
            cell: ({ name }) => (
              <Link href={`/deliverables/${encodeURIComponent(name)}`}>{name}</Link>
            ),
          },
          { key: 'repos', head: 'Repositories', cell: (row) => <Repos repos={row.repos} /> },
          { key: 'state', head: 'Releases', cell: (row) => <State deliverable={row} /> },
        ]}
      />
    </Section>
  );
}

function Repos({ repos }: { repos: readonly string[] }) {
  return (
    <>
      {repos.map((repo, index) => (
        <span key={repo}>
          {index > 0 && ', '}
          <Link href={repositoryUrl(repo)}>{repo}</Link>
        </span>
      ))}
    </>
  );
}

const MANAGEMENT: Record<string, string> = {
  none: 'not released',
  external: 'released by the team itself',
  deprecated: 'deprecated',
};

function State({ deliverable }: { deliverable: TeamDeliverableEntry }) {
  const { releaseManagement, deprecated, retiredOn } = deliverable;
  if (retiredOn) {
    return (
      <>
        retired <Day value={retiredOn} />
      </>
    );
  }
  if (deprecated) return `deprecated in ${deprecated}`;
  return releaseManagement === null
    ? 'by the release team'
    : (MANAGEMENT[releaseManagement] ?? releaseManagement);
}
