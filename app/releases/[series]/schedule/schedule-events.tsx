import { Badge } from '@/components/badge';
import { Deadline } from '@/components/deadline';
import { DayRange } from '@/components/day';
import { Markup } from '@/components/markup';
import { Section } from '@/components/section';
import { Timeline } from '@/components/timeline';
import { daysBetween } from '@/lib/time';

type Event = {
  id: string;
  week: string | null;
  title: string;
  kind: string;
  team: string | null;
  deadline: Date;
  startOn: Date;
  endOn: Date;
  html: string;
};

/** The events of a cycle with their descriptions: first those of all projects, then those of single teams. */
export function ScheduleEvents({ events, on }: { events: readonly Event[]; on: Date }) {
  const common = events.filter(({ kind }) => kind === 'x-project');
  const own = events.filter(({ kind }) => kind !== 'x-project');
  return (
    <>
      {common.length > 0 && (
        <Section title="Cross-project events" id="cross-project">
          <EventLine label="Events for all projects" events={common} on={on} />
        </Section>
      )}
      {own.length > 0 && (
        <Section title="Project-specific events" id="project-specific">
          <EventLine label="Events of single projects" events={own} on={on} />
        </Section>
      )}
    </>
  );
}

function EventLine({ label, events, on }: { label: string; events: readonly Event[]; on: Date }) {
  const ordered = [...events].sort((a, b) => daysBetween(b.deadline, a.deadline));
  const next = ordered.find(({ deadline }) => daysBetween(on, deadline) >= 0);
  return (
    <Timeline
      label={label}
      items={ordered.map((event) => ({
        key: event.id,
        state: event === next ? 'current' : event.deadline < on ? 'past' : 'future',
        date: <EventDate event={event} on={on} />,
        title: (
          <>
            <span id={event.id} className="anchor-target">
              {event.title}
            </span>{' '}
            {event.team && <Badge>{event.team}</Badge>}
          </>
        ),
        children: event.html ? <Markup html={event.html} size="compact" /> : null,
      }))}
    />
  );
}

function EventDate({ event: { week, deadline, startOn, endOn }, on }: { event: Event; on: Date }) {
  return (
    <>
      {week && `${week}, `}
      {startOn < endOn && (
        <>
          <DayRange from={startOn} to={endOn} />,{' '}
        </>
      )}
      <Deadline day={deadline} on={on} />
    </>
  );
}
