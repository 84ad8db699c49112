import { dayOf } from '@/lib/time';
import type { BodyMember } from './body-queries';
import type { ResolutionPage } from './page-queries';
import type { TeamEntry } from './queries';

/** Returns a team as the API's JSON shows it. */
export function teamAnswer(team: TeamEntry) {
  return { ...team, repos: [...new Set(team.deliverables.flatMap(({ repos }) => repos))] };
}

/** Returns a member of a body as the API's JSON shows it. Moments become days. */
export function memberAnswer({ from, until, ...member }: BodyMember) {
  return { ...member, from: from && dayOf(from), until: until && dayOf(until) };
}

/** Returns a resolution as the API's JSON shows it in full. */
export function resolutionAnswer({ adoptedAt, changedAt, predecessors, ...rest }: ResolutionPage) {
  return {
    ...rest,
    supersedes: predecessors.map(({ slug }) => slug),
    adoptedAt: adoptedAt?.toISOString() ?? null,
    changedAt: changedAt?.toISOString() ?? null,
  };
}
