import { DataTable } from '@/components/data-table';
import { Day } from '@/components/day';
import { FilterBar } from '@/components/filter-bar';
import type { PageMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import type { Body } from '@/lib/community/community';
import type { BodyPeriod } from '@/lib/governance/body-queries';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import { dayOf, formatDay } from '@/lib/time';
import { PersonWithNick } from '@/components/person-name';

type Props = {
  body: Body;
  history: readonly BodyPeriod[];
  handleOf: HandleLookup;
  moment: PageMoment;
};

/** Everyone who has been a member of the body, and a form that shows the members on a given day. */
export function BodyHistory({ body, history, handleOf, moment }: Props) {
  if (history.length === 0) return null;
  return (
    <Section
      title="Members over time"
      layout="full"
      note="From the history of the list of members: a day counts from when a change landed there."
    >
      <FilterBar
        action={`/bodies/${body.slug}`}
        label="Members on a day"
        submitLabel="Show that day"
      >
        <TextField
          type="date"
          name="on"
          label="Who sat on it on"
          defaultValue={moment.isAsked ? dayOf(moment.on) : undefined}
        />
      </FilterBar>
      <DataTable
        caption="Members over time"
        isCaptionHidden
        rows={history}
        rowKey={({ name, from }) => `${name} ${from.toISOString()}`}
        columns={[
          {
            key: 'name',
            head: 'Name',
            isRowHeader: true,
            cell: (period) => <PersonWithNick person={period} handle={handleOf(period)} />,
          },
          { key: 'from', head: 'From', isTight: true, cell: ({ from }) => <Day value={from} /> },
          {
            key: 'until',
            head: 'Until',
            isTight: true,
            cell: ({ until }) => (until ? <Day value={until} /> : 'now'),
          },
          { key: 'roles', head: 'Roles', cell: ({ roles }) => rolesInWords(roles) },
        ]}
      />
    </Section>
  );
}

/**
 * Formats role periods, to the month. Two periods of a role are joined if one ends in the month the other begins: a
 * chair confirmed again in the month the role lapsed has kept it.
 */
function rolesInWords(roles: BodyPeriod['roles']): string {
  const month = (moment: Date | null) => (moment ? formatDay(moment, 'month') : 'now');
  const spans: { role: string; from: string; until: string }[] = [];
  for (const { role, from, until } of roles) {
    const last = spans.findLast((span) => span.role === role);
    if (last?.until === month(from)) last.until = month(until);
    else spans.push({ role, from: month(from), until: month(until) });
  }
  return spans.map(({ role, from, until }) => `${role} ${from} – ${until}`).join('; ');
}
