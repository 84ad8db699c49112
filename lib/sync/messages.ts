import type { WarningKind } from '@/lib/formats/warning';

/** State of a run as stored in its row. */
export type RunState = 'running' | 'ok' | 'partial' | 'failed' | 'abandoned';

/** A run's state in a word or two. */
export const runText: Record<RunState, string> = {
  running: 'being read',
  ok: 'current',
  partial: 'read, with gaps',
  failed: 'could not be read',
  abandoned: 'broken off',
};

/** A kind of warning in a word or two. */
export const warningText: Record<WarningKind, string> = {
  contradiction: 'contradiction',
  duplicate: 'said twice',
  unresolved: 'leads nowhere',
  malformed: 'malformed',
  'unknown-field': 'unknown field',
  encoding: 'encoding',
  fallback: 'shown as plain text',
};
