import { Countdown } from '@/components/countdown';
import { CycleTimeline, type Milestone } from '@/components/cycle-timeline';
import { Deadline } from '@/components/deadline';
import { EntryList } from '@/components/entry-list';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { weekNameOf, weekSlug, weekOffset } from '@/lib/releases/rules';
import { dayOf, daysBetween, formatDay, formatDaysAway } from '@/lib/time';

/** A deadline of the cycle, with the fields the start page needs. */
type DueEvent = { id: string; title: string; kind: string; deadline: Date };

/** The community's current cycle, for the start page. */
export type HomeCycle = {
  /** Name in addresses, such as `indri`. */
  name: string;
  /** Display name, such as `2027.1 Indri`. */
  title: string;
  status: string;
  releaseDay: Date | null;
  /** First and last day of the schedule; null if there is no schedule. */
  span: { start: Date; end: Date } | null;
  events: readonly DueEvent[];
};

type Props = { cycle: HomeCycle; on: Date };

/**
 * The header of the start page: series, week, days to the release and next deadline, the facts most readers come for.
 */
export function HomeHead({ cycle, on }: Props) {
  const { name, title, releaseDay } = cycle;
  const week = weekNameOf(on, releaseDay);
  return (
    <PageHeader
      eyebrow={<Link href={`/releases/${name}`}>{`${title}, ${statusPhrase(cycle.status)}`}</Link>}
      title={week ? `Week ${week}` : title}
      lead={<NextStep cycle={cycle} on={on} />}
      actions={
        <>
          {releaseDay && (
            <Link href={`/releases/${name}/countdown/${weekSlug(weekOffset(on, releaseDay))}`}>
              This week’s countdown
            </Link>
          )}
          <Link href={`/releases/${name}/schedule`}>Schedule</Link>
          <Link href="/guides/reading-r-n">How to read R-n</Link>
        </>
      }
      aside={
        releaseDay && (
          <Countdown
            to={releaseDay}
            on={on}
            label={`to the release of ${title}`}
            pastLabel={`since the release of ${title}`}
          />
        )
      }
    />
  );
}

function statusPhrase(status: string): string {
  return status === 'development' ? 'in development' : status;
}

function NextStep({ cycle, on }: Props) {
  const { events, releaseDay } = cycle;
  const ahead = events.filter(({ deadline }) => daysBetween(on, deadline) >= 0);
  const next = ahead.find(({ kind }) => kind === 'x-project') ?? ahead[0];
  if (!next) {
    const isOver = releaseDay !== null && daysBetween(releaseDay, on) > 0;
    return isOver ? (
      <>The cycle is over. The record has no release after it yet.</>
    ) : (
      <>No date has been set for what comes next.</>
    );
  }
  const day = formatDay(next.deadline, 'long');
  return (
    <>
      Next comes {next.title}, on <time dateTime={dayOf(next.deadline)}>{day}</time>,{' '}
      {formatDaysAway(daysBetween(on, next.deadline))}.
    </>
  );
}

/** The timeline of the cycle. Renders nothing without a schedule. */
export function HomeTimeline({ cycle, on }: Props) {
  const { name, title, span, events } = cycle;
  if (!span) return null;
  const milestones = events
    .filter(({ kind }) => kind === 'x-project')
    .map((event): Milestone => ({
      key: event.id,
      day: event.deadline,
      label: event.title,
      href: `/releases/${name}/schedule#${event.id}`,
      kind: kindOf(event, cycle.releaseDay),
    }));
  return (
    <CycleTimeline title={`The cycle of ${title}`} {...span} on={on} milestones={milestones} />
  );
}

function kindOf({ title, deadline }: DueEvent, releaseDay: Date | null): Milestone['kind'] {
  if (releaseDay && dayOf(releaseDay) === dayOf(deadline)) return 'release';
  if (/freeze|final/i.test(title)) return 'freeze';
  return /milestone|\brc\d?\b/i.test(title) ? 'milestone' : 'other';
}

/** Up to six coming deadlines, each with its day and with its last minute in the reader's zone and in UTC. */
export function DueList({ cycle, on }: Props) {
  const ahead = cycle.events.filter(({ deadline }) => daysBetween(on, deadline) >= 0).slice(0, 6);
  if (ahead.length === 0) return <p>No date lies ahead in this cycle’s schedule.</p>;
  return (
    <EntryList
      label="Deadlines ahead"
      dateSize="short"
      items={ahead.map(({ id, title, deadline }) => ({
        key: id,
        title,
        href: `/releases/${cycle.name}/schedule#${id}`,
        date: weekNameOf(deadline, cycle.releaseDay),
        note: <Deadline day={deadline} on={on} />,
      }))}
    />
  );
}
