import { CheckboxField } from '@/components/checkbox-field';
import { FilterBar, type FilterChip } from '@/components/filter-bar';
import { SelectField } from '@/components/select-field';
import type { Query } from '@/lib/http/href';
import { readParameters } from '@/lib/http/parameters';
import { textParameter } from '@/lib/http/shapes';
import type { DeliverableRow } from '@/lib/releases/deliverable-queries';
import { sectionOf } from '@/lib/releases/rules';
import { slugOf } from '@/lib/slug';
import { z } from 'zod';

const parameters = z.object({
  team: textParameter,
  type: textParameter,
  model: textParameter,
  missing: textParameter,
});

type Values = z.infer<typeof parameters>;

/** The filters an address asks for, and what they do to a list. */
export type SeriesFilter = {
  values: Values;
  isActive: boolean;
  apply: (rows: readonly DeliverableRow[]) => DeliverableRow[];
};

/** Reads the filters of a series' page. Text finds nothing at worst, so no address is refused. */
export function readSeriesFilter(query: Query): SeriesFilter {
  const read = readParameters(parameters, query);
  const values = read.ok ? read.value : {};
  const { team, type, model, missing } = values;
  return {
    values,
    isActive: Object.keys(values).length > 0,
    apply: (rows) =>
      rows.filter(
        (row) =>
          (team === undefined || row.teamSlug === slugOf(team)) &&
          (type === undefined || sectionOf(row) === type || row.type === type) &&
          (model === undefined || row.releaseModel === model) &&
          (missing === undefined || row.latestVersion === null),
      ),
  };
}

type Words = { teams: { value: string; label: string }[]; types: string[]; models: string[] };
type Props = { series: string; filter: SeriesFilter; words: Words };

/** The filters of a series' page: everything is in the address. */
export function SeriesFilterBar({ series, filter, words }: Props) {
  const { values } = filter;
  const action = `/releases/${series}`;
  const choices = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return (
    <FilterBar
      action={action}
      label="Filter deliverables"
      clearHref={action}
      chips={chipsOf(action, values, words)}
    >
      <SelectField
        name="team"
        label="Team"
        anyLabel="All teams"
        options={words.teams}
        defaultValue={values.team ?? ''}
      />
      <SelectField
        name="type"
        label="Type"
        anyLabel="All types"
        options={choices(words.types)}
        defaultValue={values.type ?? ''}
      />
      <SelectField
        name="model"
        label="Release model"
        anyLabel="All models"
        options={choices(words.models)}
        defaultValue={values.model ?? ''}
      />
      <CheckboxField
        name="missing"
        value="yes"
        label="Only without a release"
        isChecked={values.missing !== undefined}
      />
    </FilterBar>
  );
}

const LABELS: Record<keyof Values, string> = {
  team: 'Team',
  type: 'Type',
  model: 'Model',
  missing: 'Without a release',
};

function chipsOf(action: string, values: Values, { teams }: Words): FilterChip[] {
  const given = Object.entries(values).filter((pair): pair is [keyof Values, string] => !!pair[1]);
  return given.map(([name, value]) => {
    const rest = new URLSearchParams(given.filter(([other]) => other !== name)).toString();
    const shown =
      name === 'team' ? (teams.find((team) => team.value === value)?.label ?? value) : value;
    return {
      label: name === 'missing' ? LABELS.missing : `${LABELS[name]}: ${shown}`,
      removeHref: rest === '' ? action : `${action}?${rest}`,
    };
  });
}
