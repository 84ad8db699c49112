import { DataTable, type Column } from '@/components/data-table';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { DeliverableRow } from '@/lib/releases/deliverable-queries';
import { sectionOf } from '@/lib/releases/rules';
import { formatCount } from '@/lib/time';
import type { SeriesFilter } from './series-filter';

/** Section title for each type of deliverable, in display order. */
const SECTIONS: Record<string, string> = {
  service: 'Services',
  'client-library': 'Client libraries',
  library: 'Libraries',
  'horizon-plugin': 'Dashboard plug-ins',
  other: 'Other deliverables',
  trailing: 'Trailing deliverables',
  'tempest-plugin': 'Tempest plug-ins',
  abandoned: 'Abandoned',
};

const columns: Column<DeliverableRow>[] = [
  {
    key: 'name',
    head: 'Deliverable',
    isRowHeader: true,
    cell: ({ series, name }) => <Link href={`/releases/${series}/${name}`}>{name}</Link>,
  },
  {
    key: 'team',
    head: 'Team',
    cell: ({ team, teamSlug }) => <Link href={`/teams/${teamSlug}`}>{team}</Link>,
  },
  { key: 'model', head: 'Release model', cell: ({ releaseModel }) => releaseModel },
  { key: 'latest', head: 'Latest version', isTight: true, cell: latestOf },
  {
    key: 'released',
    head: 'Released',
    isTight: true,
    cell: ({ latestReleasedAt }) => latestReleasedAt && <Day value={latestReleasedAt} />,
  },
  { key: 'count', head: 'Releases', isNumeric: true, cell: ({ releaseCount }) => releaseCount },
];

function latestOf({ latestVersion, releaseModel }: DeliverableRow): string {
  if (latestVersion !== null) return latestVersion;
  return releaseModel === 'untagged' ? 'never tagged' : 'no release yet';
}

type Props = {
  rows: readonly DeliverableRow[];
  all: readonly DeliverableRow[];
  filter: SeriesFilter;
  status: string | undefined;
};

/** The deliverables of a series, one table per type. */
export function DeliverableSections({ rows, all, filter, status }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No deliverable fits these filters">
        <p>Take one of them away to see more of the {formatCount(all.length, 'deliverable')}.</p>
      </EmptyState>
    );
  }
  const groups = new Map<string, DeliverableRow[]>();
  for (const row of rows) {
    const section = sectionOf(row);
    groups.set(section, [...(groups.get(section) ?? []), row]);
  }
  const order = [...new Set([...Object.keys(SECTIONS), ...groups.keys()])];
  return (
    <>
      <p>{summaryOf(rows, all, { isFiltered: filter.isActive, status })}</p>
      {order.flatMap((section) => {
        const group = groups.get(section);
        if (!group) return [];
        const title = SECTIONS[section] ?? section;
        return [
          <Section key={section} title={title} id={section} layout="full" note={noteOf(group)}>
            <DataTable
              caption={title}
              isCaptionHidden
              columns={columns}
              rows={group}
              rowKey={({ name }) => name}
            />
          </Section>,
        ];
      })}
    </>
  );
}

function isMissing({ latestVersion, releaseModel }: DeliverableRow): boolean {
  return latestVersion === null && releaseModel !== 'untagged';
}

function noteOf(group: readonly DeliverableRow[]): string {
  const missing = group.filter(isMissing).length;
  const count = formatCount(group.length, 'deliverable');
  return missing > 0 ? `${count}, ${missing} without a release.` : `${count}.`;
}

function summaryOf(
  rows: readonly DeliverableRow[],
  all: readonly DeliverableRow[],
  { isFiltered, status }: { isFiltered: boolean; status: string | undefined },
): string {
  const teams = new Set(rows.map(({ teamSlug }) => teamSlug)).size;
  const missing = rows.filter(isMissing).length;
  const shown = isFiltered
    ? `${rows.length} of ${formatCount(all.length, 'deliverable')}`
    : formatCount(all.length, 'deliverable');
  const gap =
    missing === 0
      ? ''
      : ` ${missing} of them have no release${status === 'development' ? ' yet, which is normal before the release candidates' : ''}.`;
  return `${shown} by ${formatCount(teams, 'team')}.${gap}`;
}
