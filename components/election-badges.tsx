import { Badge, type Tone } from './badge';
import { candidacyText, contestText, stateText } from '@/lib/elections/archive/messages';
import type { ContestOutcome } from '@/lib/elections/archive/outcome-rules';
import type { CandidacyOutcome } from '@/lib/elections/archive/results-rules';
import type { ElectionState } from '@/lib/elections/archive/rules';

const STATE_TONES: Record<ElectionState, Tone> = {
  upcoming: 'neutral',
  nominations: 'info',
  campaigning: 'info',
  voting: 'warn',
  closed: 'neutral',
  archived: 'neutral',
};

const CONTEST_TONES: Record<ContestOutcome, Tone> = {
  open: 'info',
  acclaimed: 'good',
  polled: 'good',
  leaderless: 'warn',
  appointed: 'neutral',
  unknown: 'neutral',
};

const CANDIDACY_TONES: Record<CandidacyOutcome, Tone> = {
  elected: 'good',
  'not-elected': 'neutral',
  appointed: 'info',
  incumbent: 'info',
  leaderless: 'warn',
  withdrawn: 'neutral',
  pending: 'neutral',
  unknown: 'neutral',
};

/** The state of an election. */
export function StateBadge({ state }: { state: ElectionState }) {
  return <Badge tone={STATE_TONES[state]}>{stateText[state]}</Badge>;
}

/** The outcome of a contest. */
export function ContestBadge({ outcome }: { outcome: ContestOutcome }) {
  return <Badge tone={CONTEST_TONES[outcome]}>{contestText[outcome]}</Badge>;
}

/** The outcome for a candidate; nothing if there is nothing to say. */
export function CandidacyBadge({ outcome }: { outcome: CandidacyOutcome }) {
  const text = candidacyText[outcome];
  return text === null ? null : <Badge tone={CANDIDACY_TONES[outcome]}>{text}</Badge>;
}
