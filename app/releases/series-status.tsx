import { Badge, type Tone } from '@/components/badge';
import { isPhaseOverdue } from '@/lib/releases/rules';

const TONES: Record<string, Tone> = {
  development: 'info',
  maintained: 'good',
  'extended maintenance': 'warn',
  unmaintained: 'warn',
  'end of life': 'neutral',
  future: 'neutral',
};

type Props = { status: string; slurp: boolean; nextPhaseDate: Date | null; on: Date };

/** Badges for a series: its status, whether upgrades may skip to it, and whether its next phase is overdue. */
export function SeriesStatus({ status, slurp, nextPhaseDate, on }: Props) {
  return (
    <>
      <Badge tone={TONES[status] ?? 'neutral'}>{status}</Badge>
      {slurp && <Badge tone="info">SLURP</Badge>}
      {isPhaseOverdue({ nextPhaseDate }, on) && <Badge tone="warn">next phase overdue</Badge>}
    </>
  );
}
