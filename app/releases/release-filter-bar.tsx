import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import type { ReleaseFilter } from '@/lib/releases/release-queries';

/** Address of the list of releases on its page. */
export const LIST = '/releases#list';

/** An option of a filter. */
export type FilterOption = { value: string; label: string };

type BarProps = {
  filter: ReleaseFilter;
  series: readonly FilterOption[];
  teams: readonly FilterOption[];
};

const KINDS: FilterOption[] = [
  { value: 'release', label: 'Releases' },
  { value: 'pre-release', label: 'Pre-releases' },
  { value: 'lifecycle', label: 'Ends of phases' },
];

/** Filters for the list of releases, with the chosen ones as chips. */
export function ReleaseFilterBar({ filter, series, teams }: BarProps) {
  return (
    <FilterBar
      action={LIST}
      label="Filter releases"
      clearHref={LIST}
      chips={chipsIn(filter, { series, teams })}
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

function chipsIn(
  filter: ReleaseFilter,
  { series, teams }: Record<'series' | 'teams', readonly FilterOption[]>,
) {
  return chipsOf(LIST, filter, {
    series: (value) => `Series: ${labelIn(series, value)}`,
    team: (value) => `Team: ${labelIn(teams, value)}`,
    deliverable: (value) => `Deliverable: ${value}`,
    kind: (value) => `Kind: ${labelIn(KINDS, value)}`,
    since: (value) => `From: ${value}`,
    until: (value) => `To: ${value}`,
  });
}
