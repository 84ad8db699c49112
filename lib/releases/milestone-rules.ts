import { dayOf, type DayLike } from '@/lib/time';

/** The parts that events play in a cycle, told by the end of their label and, failing that, their title. */
const ROLES = {
  'milestone-1': { label: /^[^-]+-1$/, title: /-1 milestone/i },
  'milestone-2': { label: /^[^-]+-2$/, title: /-2 milestone/i },
  'milestone-3': { label: /^[^-]+-3$/, title: /-3 milestone/i },
  'membership-freeze': { label: /-mf$/, title: /membership freeze/i },
  'extra-acs': { label: /-extra-at?cs?(-freeze|-deadline)?$/, title: /extra-at?cs?\b/i },
  'library-freeze': { label: /-final-lib$/, title: /final release for non-client lib/i },
  'client-freeze': { label: /-final-clientlib$/, title: /final release for client lib/i },
  'feature-freeze': { label: /-ff$/, title: /^feature freeze$/i },
  'requirements-freeze': { label: /-rf$/, title: /^requirements freeze$/i },
  'string-freeze': { label: /-soft-sf$/, title: /^soft string ?freeze$/i },
  'hard-string-freeze': { label: /-hard-sf$/, title: /^hard string ?freeze$/i },
  highlights: { label: /[-_]cycle-highlights$/, title: /^cycle highlights/i },
  rc1: { label: /-rc1$/, title: /^rc1 target/i },
  'final-rc': { label: /-finalrc$/, title: /^final rcs?\b/i },
  release: { label: /^[^-]+-(final|release)$/, title: /\brelease$/i },
  trailing: { label: /-(cycle-)?trail(ing)?$/, title: /cycle-trailing/i },
  gathering: { label: /-v?ptg\d?$|-design-summit$/, title: /gathering|\bPTG\b|design summit/i },
} as const satisfies Record<string, { label: RegExp; title: RegExp }>;

/** What an event is for: the key of a milestone every cycle has. */
export type MilestoneRole = keyof typeof ROLES;

type Event = { id: string; title: string; kind: string; deadline: DayLike };

/** The role of an event; null for one that is only this cycle's, or a team's own. */
export function roleOf({ id, title, kind }: Omit<Event, 'deadline'>): MilestoneRole | null {
  if (kind !== 'x-project') return null;
  const label = id.replace(/~\d+$/, '');
  const roles = Object.entries(ROLES) as [MilestoneRole, (typeof ROLES)[MilestoneRole]][];
  const found =
    roles.find(([, pattern]) => pattern.label.test(label)) ??
    roles.find(([, pattern]) => pattern.title.test(title));
  return found?.[0] ?? null;
}

/**
 * The events of a cycle by role. A role played twice is the last one's: schedules begin with the release
 * before, and end with the gathering after.
 */
export function eventsByRole<Entry extends Event>(
  events: readonly Entry[],
): Map<MilestoneRole, Entry> {
  const byRole = new Map<MilestoneRole, Entry>();
  const ordered = [...events].sort((a, b) => (dayOf(a.deadline) < dayOf(b.deadline) ? -1 : 1));
  for (const event of ordered) {
    const role = roleOf(event);
    if (role !== null) byRole.set(role, event);
  }
  return byRole;
}
