import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Countdown } from '@/components/countdown';
import { CycleTimeline, type Milestone } from '@/components/cycle-timeline';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Section } from '@/components/section';
import { roleOf } from '@/lib/releases/milestone-rules';
import { getSchedule, listFileWarnings } from '@/lib/releases/queries';
import { isReleaseLabel, weeksOf } from '@/lib/releases/rules';
import { dayOf, formatDay, formatDaysAway, daysBetween } from '@/lib/time';
import { loadSeries, titleOf } from '@/app/releases/[series]/load';
import { countdownHref, SeriesHead } from '@/app/releases/[series]/series-head';
import { ScheduleDoubts } from './schedule-doubts';
import { ScheduleEvents } from './schedule-events';
import { ScheduleWeeks } from './schedule-weeks';

type Props = PageProps<'/releases/[series]/schedule'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await titleOf((await params).series);
  if (!found) return {};
  return {
    title: `Schedule of ${found.title}`,
    description: `Every week, milestone and deadline on the way to ${found.title}, with its day and how far away it is.`,
    alternates: {
      canonical: `/releases/${found.name}/schedule`,
      types: { 'text/calendar': `/releases/${found.name}/schedule.ics` },
    },
  };
}

/** The schedule of a series: the cycle as a timeline, its weeks as a table, its events as text. */
export default async function SchedulePage(props: Props) {
  const loaded = await loadSeries(props, '/schedule');
  if (!loaded.ok) return loaded.refusal;
  const { series, title, moment } = loaded;
  const { on } = moment;
  const schedule = await getSchedule(series.name);
  if (!schedule) notFound();

  const { events } = schedule;
  const releaseDay = series.entry?.initialRelease ?? schedule.releaseWeek;
  const weeks = weeksOf(schedule.weeks, events, releaseDay);
  const [first, last] = [weeks[0], weeks.at(-1)];
  const calendar = `/releases/${series.name}/schedule.ics`;
  const message = countdownHref(series.name, releaseDay, on);
  const isUnderWay = first && releaseDay && dayOf(on) >= first.startOn && on <= releaseDay;

  return (
    <>
      <SeriesHead
        loaded={loaded}
        part="schedule"
        title={`Schedule of ${title}`}
        lead={<NextInWords {...{ events, on, releaseDay }} />}
        hasSchedule
        actions={
          <>
            <Link href={calendar}>Calendar file</Link>
            <Link href="/calendar.ics">Calendar of all series</Link>
            {isUnderWay && message && <Link href={message}>This week’s message</Link>}
            <Link href="/guides/reading-r-n">How to read R-n</Link>
          </>
        }
        aside={isUnderWay && <Countdown to={releaseDay} on={on} label="to the release" />}
      />
      {first && last && (
        <CycleTimeline
          title={`The cycle of ${title}`}
          start={first.startOn}
          end={last.endOn}
          on={on}
          milestones={milestonesOf(series.name, events)}
        />
      )}
      <Section title="Week by week" id="weeks" layout="full">
        <ScheduleWeeks {...{ weeks, on, releaseDay }} series={series.name} />
      </Section>
      <ScheduleEvents events={events} on={on} />
      {schedule.html && (
        <Section title="As published">
          <Markup html={schedule.html} size="compact" />
        </Section>
      )}
      <ScheduleDoubts warnings={await listFileWarnings(schedule.path)} />
    </>
  );
}

type Event = { id: string; title: string; kind: string; deadline: Date };

function NextInWords({
  events,
  on,
  releaseDay,
}: {
  events: readonly Event[];
  on: Date;
  releaseDay: Date | null;
}) {
  const [next] = events
    .filter(({ deadline }) => dayOf(deadline) >= dayOf(on))
    .sort((a, b) => daysBetween(b.deadline, a.deadline));
  if (next) {
    const days = formatDaysAway(daysBetween(on, next.deadline));
    return `Next is ${next.title}, on ${formatDay(next.deadline, 'long')}, ${days}.`;
  }
  return releaseDay
    ? `The cycle ended with the release on ${formatDay(releaseDay, 'long')}.`
    : 'The release day is not set yet, so the weeks have no names.';
}

function milestonesOf(series: string, events: readonly Event[]): Milestone[] {
  return events
    .filter(({ kind }) => kind === 'x-project')
    .map((event) => ({
      key: event.id,
      day: event.deadline,
      label: event.title,
      href: `/releases/${series}/schedule#${event.id}`,
      kind: kindOf(event),
    }));
}

function kindOf(event: Event): Milestone['kind'] {
  if (isReleaseLabel(event.id)) return 'release';
  const role = roleOf(event) ?? '';
  if (/freeze/.test(role)) return 'freeze';
  return /milestone|rc/.test(role) ? 'milestone' : 'other';
}
