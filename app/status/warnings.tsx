import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf } from '@/components/filter-chips';
import { Link } from '@/components/link';
import { SelectField } from '@/components/select-field';
import { getCommunity } from '@/lib/community/community';
import { FORGE } from '@/lib/community/openstack';
import { warningText } from '@/lib/sync/messages';
import { addressOfLocation, parseLocation } from '@/lib/formats/location';
import type { WarningFilter } from '@/lib/sync/status-queries';
import { formatNumber } from '@/lib/time';
import { sourceTitle } from './source-table';

type Warning = {
  id: string;
  kind: string;
  where: string;
  otherWhere: string | null;
  message: string;
};
type Head = { source: string; head: string | null };
type FilterProps = WarningFilter & { kinds: readonly { kind: string; count: number }[] };

/** The filters for warnings, by source and by kind. */
export function WarningFilters({ source, kind, kinds }: FilterProps) {
  const names = [...Object.keys(getCommunity().sources), 'content', 'record'];
  const chips = chipsOf(
    '/status',
    { source, kind },
    {
      source: (value) => `Source: ${sourceTitle(value)}`,
      kind: (value) => `Kind: ${kindText(value)}`,
    },
  );
  return (
    <FilterBar action="/status" label="Filter warnings" chips={chips} clearHref="/status">
      <SelectField
        name="source"
        label="Source"
        anyLabel="All sources"
        defaultValue={source ?? ''}
        options={names.map((value) => ({ value, label: sourceTitle(value) }))}
      />
      <SelectField
        name="kind"
        label="Kind"
        anyLabel="All kinds"
        defaultValue={kind ?? ''}
        options={kinds.map(({ kind: value, count }) => ({
          value,
          label: `${kindText(value)} (${formatNumber(count)})`,
        }))}
      />
    </FilterBar>
  );
}

/** Source warnings with the locations they concern. */
export function WarningTable({
  warnings,
  states,
}: {
  warnings: readonly Warning[];
  states: readonly Head[];
}) {
  return (
    <DataTable
      caption="Warnings, in the order of their places"
      rows={warnings}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Nothing to report">No warning matches.</EmptyState>}
      columns={[
        { key: 'message', head: 'What', isRowHeader: true, cell: ({ message }) => message },
        {
          key: 'kind',
          head: 'Kind',
          cell: ({ kind }) => (
            <Badge tone={kind === 'contradiction' ? 'warn' : 'neutral'}>{kindText(kind)}</Badge>
          ),
        },
        {
          key: 'where',
          head: 'Where',
          cell: ({ where }) => <PlaceLink where={where} states={states} />,
        },
        {
          key: 'other',
          head: 'The other place',
          cell: ({ otherWhere }) => otherWhere && <PlaceLink where={otherWhere} states={states} />,
        },
      ]}
    />
  );
}

function PlaceLink({ where, states }: { where: string; states: readonly Head[] }) {
  const place = parseLocation(where);
  const url = place && getCommunity().sources[place.source]?.url;
  const head = states.find((state) => state.source === place?.source)?.head ?? null;
  const href = place && url && addressOfLocation(place, { url, head, forge: FORGE });
  return href ? <Link href={href}>{where}</Link> : <>{where}</>;
}

function kindText(kind: string): string {
  return kind in warningText ? warningText[kind as keyof typeof warningText] : kind;
}
