import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { SelectField } from '@/components/select-field';
import { getCommunity } from '@/lib/community/community';
import { motionRules } from '@/lib/motions/community-kinds';
import { stateText } from '@/lib/motions/messages';
import { MOTION_STATES } from '@/lib/motions/types';
import type { MotionQuery } from './motion-filter';

const STATES = [
  ...MOTION_STATES.map((value) => ({ value, label: stateText[value] })),
  { value: 'decided', label: 'Passed or rejected' },
] as const;

/** The filters of the list, with their current values. */
export function MotionFilters({ query }: { query: MotionQuery }) {
  const bodies = getCommunity().bodies.filter(({ slug }) => motionRules(slug).length > 0);
  const kinds = new Map(
    bodies.flatMap(({ slug }) => motionRules(slug)).map(({ kind, name }) => [kind, name]),
  );
  const { body, state, kind } = query;
  const chips = chipsOf('/motions', query, {
    body: (value) => bodies.find(({ slug }) => slug === value)?.name ?? value,
    state: (value) => labelIn(STATES, value),
    kind: (value) => kinds.get(value) ?? value,
  });
  return (
    <FilterBar action="/motions" label="Filter motions" clearHref="/motions" chips={chips}>
      {bodies.length > 1 && (
        <SelectField
          name="body"
          label="Body"
          anyLabel="All bodies"
          defaultValue={body}
          options={bodies.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      <SelectField
        name="state"
        label="State"
        anyLabel="Any state"
        defaultValue={state}
        options={STATES}
      />
      <SelectField
        name="kind"
        label="Kind"
        anyLabel="All kinds"
        defaultValue={kind}
        options={[...kinds].map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
  );
}
