/** How long rows may wait for a checkpoint. A decision does not wait. */
export const MAX_MINUTES = 60;

/** What says whether the head of the log is to be signed. */
export type HeadFacts = {
  head: { seq: bigint };
  /** The last checkpoint; null before the first. */
  last: { seq: bigint; at: Date } | null;
  /** Whether a motion has been decided since. */
  hasDecision: boolean;
};

/** Whether the head of the log is to be signed now: it has moved, and an hour has passed or something was decided. */
export function isCheckpointDue({ head, last, hasDecision }: HeadFacts, now: Date): boolean {
  if (head.seq <= (last?.seq ?? 0n)) return false;
  if (!last || hasDecision) return true;
  return now.getTime() - last.at.getTime() >= MAX_MINUTES * 60_000;
}

/** Actions of the log that decide a motion. */
export const DECISIONS = ['motion.pass', 'motion.reject'] as const;

/** Actions whose rows anybody may read, by the part of the name before the dot. */
export const PUBLIC_CONCEPTS = ['motion', 'grant', 'resolution', 'audit'] as const;

/** Of people: what makes two rows of the directory one person, or parts them. The other rows are for whom they concern. */
export const PUBLIC_ACTIONS = [
  'person.merge',
  'person.unmerge',
  'person.tie',
  'claim.approve',
] as const;

/** Where checkpoints go: the table they are signed into, and a file or a git repository of the operator's choice. */
export const PLACES = ['signature', 'file', 'repository'] as const;

/** One of {@link PLACES}. */
export type PublicationPlace = (typeof PLACES)[number];

/** Where a row of the log leads: the page of what it is about; null when there is none. */
export function pageOfSubject(subject: string): string | null {
  const [, concept, name] = /^(motion|person|resolution)\/([\w.-]+)$/.exec(subject) ?? [];
  if (concept === undefined || name === undefined) return null;
  const pages: Record<string, string> = {
    motion: '/motions',
    person: '/people',
    resolution: '/resolutions',
  };
  return `${pages[concept] ?? ''}/${name}`;
}
