import { FilterBar } from '@/components/filter-bar';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import type { Body } from '@/lib/community/community';
import type { BodyTerm } from '@/lib/motions/record-rules';
import { formatDay } from '@/lib/time';
import { votesHref, type VotesQuery } from './load';

type Props = { body: Body; query: VotesQuery; terms: readonly BodyTerm[] };

/** Which time the record is of. */
export function PeriodFilter({ body: { slug }, query, terms }: Props) {
  const term = terms.find((one) => one.slug === query.term);
  const chips = [
    term && { label: termText(term), removeHref: votesHref(slug, { ...query, term: undefined }) },
    query.from && {
      label: `since ${formatDay(query.from)}`,
      removeHref: votesHref(slug, { ...query, from: undefined }),
    },
    query.until && {
      label: `until ${formatDay(query.until)}`,
      removeHref: votesHref(slug, { ...query, until: undefined }),
    },
  ].flatMap((chip) => chip || []);
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
          options={terms.map((one) => ({ value: one.slug, label: termText(one) }))}
        />
      )}
      <TextField type="date" name="from" label="First day" defaultValue={query.from} />
      <TextField type="date" name="until" label="Last day" defaultValue={query.until} />
    </FilterBar>
  );
}

function termText({ title, from }: BodyTerm): string {
  return `after the ${title}, since ${formatDay(from)}`;
}
