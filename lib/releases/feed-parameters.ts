import { z } from 'zod';
import { textParameter } from '@/lib/http/lists';
import { slugOf } from '@/lib/slug';
import type { CalendarEvent } from './calendar';

/** Which releases a feed is about. */
export const releaseFeedParameters = z.object({
  series: textParameter,
  team: textParameter,
  deliverable: textParameter,
});

/** Which events a calendar is about: those of all projects or of some, and those of one team. */
export const calendarParameters = z.object({
  kind: z
    .enum(['x-project', 'project-specific'], 'must be x-project or project-specific.')
    .optional(),
  team: textParameter,
});

/** The events of a team, given by name or slug; all without one. */
export function eventsOfTeam(events: CalendarEvent[], team: string | undefined): CalendarEvent[] {
  if (team === undefined) return events;
  const wanted = slugOf(team);
  return events.filter((event) => event.team !== null && slugOf(event.team) === wanted);
}
