import { Badge, type Tone } from './badge';

const STATES: Record<string, { tone: Tone; text: string }> = {
  open: { tone: 'info', text: 'Open' },
  approved: { tone: 'good', text: 'Approved' },
  refused: { tone: 'bad', text: 'Refused' },
  withdrawn: { tone: 'neutral', text: 'Withdrawn' },
};

/** The state of a claim, in words. */
export function ClaimState({ state }: { state: string }) {
  const { tone, text } = STATES[state] ?? { tone: 'neutral' as const, text: state };
  return <Badge tone={tone}>{text}</Badge>;
}
