import { CheckboxField } from '@/components/checkbox-field';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { SelectField } from '@/components/select-field';
import type { Query } from '@/lib/http/href';
import { readParameters } from '@/lib/http/parameters';
import { textParameter } from '@/lib/http/lists';
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

/** The filters in an address, and their effect on a list. */
export type SeriesFilter = {
  values: Values;
  isActive: boolean;
  apply: (rows: readonly DeliverableRow[]) => DeliverableRow[];
};

/** Reads the filters of a series' page. No address is refused: an unknown value only finds nothing. */
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

/** The filter bar of a series' page. The address holds all of its state. */
export function SeriesFilterBar({ series, filter, words }: Props) {
  const { values } = filter;
  const action = `/releases/${series}`;
  const choices = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return (
    <FilterBar
      action={action}
      label="Filter deliverables"
      clearHref={action}
      chips={chipsOf(action, values, {
        team: (value) => `Team: ${labelIn(words.teams, value)}`,
        type: (value) => `Type: ${value}`,
        model: (value) => `Model: ${value}`,
        missing: () => 'Without a release',
      })}
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
