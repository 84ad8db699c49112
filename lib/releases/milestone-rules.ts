import { dayOf, type DayLike } from '@/lib/time';

/** Roles of events in a cycle, recognised by the end of their label or, failing that, by their title. */
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

/** Role of an event: the key of a milestone that every cycle has. */
export type MilestoneRole = keyof typeof ROLES;

type Event = { id: string; title: string; kind: string; deadline: DayLike };

/** Returns the role of an event; null for an event specific to this cycle or to a team. */
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
 * Maps the events of a cycle by role. If several events have a role, the last one counts: schedules begin with the
 * previous release and end with the gathering after this one.
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
