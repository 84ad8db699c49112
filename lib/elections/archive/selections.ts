/** Events of an election's timeline, in their order. */
export const TIMELINE = {
  select: { name: true, startAt: true, endAt: true },
  orderBy: { position: 'asc' },
} as const;

/** Candidacies of people: entries that represent a missing leader are left out. */
export const PEOPLE_ONLY = { outcome: { not: 'leaderless' } } as const;
