import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import type { Body } from '@/lib/community/community';
import type { CommitteeTerm } from '@/lib/motions/record-rules';
import { formatDay } from '@/lib/time';
import { votesHref, type VotesQuery } from './load';

type Props = { body: Body; query: VotesQuery; terms: readonly CommitteeTerm[] };

/** The filter for the period of a voting record. */
export function PeriodFilter({ body: { slug }, query, terms }: Props) {
  const choices = terms.map((one) => ({ value: one.slug, label: termText(one) }));
  const chips = chipsOf(votesHref(slug, {}), query, {
    term: (value) => labelIn(choices, value),
    from: (day) => `since ${formatDay(day)}`,
    until: (day) => `until ${formatDay(day)}`,
  });
  return (
    <FilterBar
      action={`/bodies/${slug}/votes`}
      label="Period of the record"
      submitLabel="Show"
      chips={chips}
      clearHref={votesHref(slug, {})}
    >
      {terms.length > 0 && (
        <SelectField
          name="term"
          label="Term"
          anyLabel="All terms"
          defaultValue={query.term}
          options={choices}
        />
      )}
      <TextField type="date" name="from" label="First day" defaultValue={query.from} />
      <TextField type="date" name="until" label="Last day" defaultValue={query.until} />
    </FilterBar>
  );
}

function termText({ title, from }: CommitteeTerm): string {
  return `after the ${title}, since ${formatDay(from)}`;
}
