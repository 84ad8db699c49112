import { slugOf } from '@/lib/slug';
import type { Warning } from '@/lib/formats/warning';

/** A deliverable of the newest series, as the releases repository lists it. */
export type ReleasedDeliverable = { series: string; name: string; team: string; path: string };

/** A deliverable, as a team of the governance repository lists it. */
export type ListedDeliverable = { name: string; team: string; status: string };

const CURRENT = 'governance:reference/projects.yaml';
const LEGACY = 'governance:reference/legacy.yaml';

/**
 * Compares the deliverables of the newest series with those the teams list. Warns of a deliverable that no team lists,
 * that another team lists, or that only a former team lists.
 */
export function deliverableWarnings(
  released: readonly ReleasedDeliverable[],
  listed: readonly ListedDeliverable[],
): Warning[] {
  const byName = new Map<string, ListedDeliverable[]>();
  for (const entry of listed) byName.set(entry.name, [...(byName.get(entry.name) ?? []), entry]);
  return released.flatMap(({ series, name, team, path }) => {
    const entries = byName.get(name) ?? [];
    const current = entries.filter(({ status }) => status === 'current');
    const place = { kind: 'contradiction' as const, where: `releases:${path}` };
    const what = `${name} (${series})`;
    if (current.some((entry) => slugOf(entry.team) === slugOf(team))) return [];
    const [other] = current;
    if (other) {
      const message = `${what} belongs to ${team} here and to ${other.team} in the list of teams.`;
      return [{ ...place, otherWhere: CURRENT, message }];
    }
    const [former] = entries;
    const message = former
      ? `${what} belongs to ${team} here; the list of teams has it only among what ${former.team} has let go.`
      : `${what} belongs to ${team} here; no team lists it.`;
    return [{ ...place, otherWhere: former ? LEGACY : CURRENT, message }];
  });
}

/** Warns of teams that deliverables of any series name but no list of teams, present or past, has. */
export function unknownTeamWarnings(
  named: readonly { team: string; count: number; path: string }[],
  known: readonly { slug: string }[],
): Warning[] {
  const slugs = new Set(known.map(({ slug }) => slug));
  return named
    .filter(({ team }) => !slugs.has(slugOf(team)))
    .map(({ team, count, path }) => ({
      kind: 'contradiction',
      where: `releases:${path}`,
      otherWhere: CURRENT,
      message: `No team, present or past, is called ${team} (named by ${count} ${count === 1 ? 'file' : 'files'}).`,
    }));
}
