/** Maximum minutes that rows wait for a checkpoint. A decision does not wait. */
export const MAX_MINUTES = 60;

/** Facts that decide whether the head of the log is signed. */
export type HeadFacts = {
  head: { seq: bigint };
  /** The last checkpoint; null before the first. */
  last: { seq: bigint; at: Date } | null;
  /** True if a motion has been decided since. */
  hasDecision: boolean;
};

/** True if the head of the log must be signed: it has moved, and an hour has passed or a motion was decided. */
export function isCheckpointDue({ head, last, hasDecision }: HeadFacts, now: Date): boolean {
  if (head.seq <= (last?.seq ?? 0n)) return false;
  if (!last || hasDecision) return true;
  return now.getTime() - last.at.getTime() >= MAX_MINUTES * 60_000;
}

/** Audit actions that decide a motion. */
export const DECISIONS = ['motion.pass', 'motion.reject'] as const;

/** Concepts whose audit rows are public, by the part of the action before the dot. */
export const PUBLIC_CONCEPTS = ['motion', 'grant', 'resolution', 'audit'] as const;

/** Public audit actions about people: those that merge two rows of the directory or undo it. */
export const PUBLIC_ACTIONS = [
  'person.merge',
  'person.unmerge',
  'person.tie',
  'claim.approve',
] as const;

/** Places of publication: the table of checkpoints, and a file or a git repository of the operator's choice. */
export const PLACES = ['signature', 'file', 'repository'] as const;

/** One of {@link PLACES}. */
export type PublicationPlace = (typeof PLACES)[number];

/** Page about the subject of an audit row, or null if there is none. */
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
