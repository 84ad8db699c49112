import { Badge } from '@/components/badge';
import { DataTable, type Column } from '@/components/data-table';
import { Day, DayRange } from '@/components/day';
import { Link } from '@/components/link';
import { weekOffset, weekSlug, type CycleWeek } from '@/lib/releases/rules';
import { dayOf, mondayOf } from '@/lib/time';

type Event = {
  id: string;
  title: string;
  kind: string;
  team: string | null;
  deadline: Date;
  startOn: Date;
  endOn: Date;
};

type Props = {
  series: string;
  weeks: readonly CycleWeek<Event>[];
  releaseDay: Date | null;
  on: Date;
};

/** The weeks of a cycle with what is due in each. The current week is marked. */
export function ScheduleWeeks({ series, weeks, releaseDay, on }: Props) {
  const monday = dayOf(mondayOf(on));
  const columns: Column<CycleWeek<Event>>[] = [
    {
      key: 'week',
      head: 'Week',
      isRowHeader: true,
      cell: (week) => (
        <>
          {week.week && releaseDay ? (
            <Link
              href={`/releases/${series}/countdown/${weekSlug(weekOffset(week.startOn, releaseDay))}`}
            >
              {week.week}
            </Link>
          ) : (
            'Week'
          )}{' '}
          {week.startOn === monday && <Badge tone="info">this week</Badge>}
        </>
      ),
    },
    {
      key: 'days',
      head: 'Days',
      isTight: true,
      cell: ({ startOn, endOn }) => <DayRange from={startOn} to={endOn} />,
    },
    {
      key: 'all',
      head: 'For all projects',
      cell: ({ events }) => <Events events={events} kind="x-project" />,
    },
    {
      key: 'own',
      head: 'For single projects',
      cell: ({ events }) => <Events events={events} kind="project-specific" />,
    },
  ];
  return (
    <DataTable
      caption="The weeks of the cycle and what is due in each"
      isCaptionHidden
      columns={columns}
      rows={weeks}
      rowKey={({ startOn }) => startOn}
    />
  );
}

function Events({ events, kind }: { events: readonly Event[]; kind: string }) {
  const own = events.filter((event) => event.kind === kind);
  if (own.length === 0) return null;
  return (
    <ul>
      {own.map(({ id, title, deadline, startOn, endOn }) => (
        <li key={id}>
          <Link href={`#${id}`}>{title}</Link>,{' '}
          {startOn < endOn ? (
            <DayRange from={startOn} to={endOn} />
          ) : (
            <Day value={deadline} style="yearless" />
          )}
        </li>
      ))}
    </ul>
  );
}
