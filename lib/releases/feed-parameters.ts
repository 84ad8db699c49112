import { z } from 'zod';
import { textParameter } from '@/lib/http/lists';
import { slugOf } from '@/lib/slug';
import type { CalendarEvent } from './calendar';

/** Parameters that select the releases of a feed. */
export const releaseFeedParameters = z.object({
  series: textParameter,
  team: textParameter,
  deliverable: textParameter,
});

/** Parameters that select the events of a calendar: of all projects or project-specific, and of one team. */
export const calendarParameters = z.object({
  kind: z
    .enum(['x-project', 'project-specific'], 'must be x-project or project-specific.')
    .optional(),
  team: textParameter,
});

/** Filters the events of a team, given by name or slug; returns all without one. */
export function eventsOfTeam(events: CalendarEvent[], team: string | undefined): CalendarEvent[] {
  if (team === undefined) return events;
  const wanted = slugOf(team);
  return events.filter((event) => event.team !== null && slugOf(event.team) === wanted);
}
