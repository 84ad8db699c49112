import { Badge } from '@/components/badge';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { TallyBar } from '@/components/tally-bar';
import { getCommunityBody } from '@/lib/community/community';
import type { MotionEntry } from '@/lib/motions/view-types';
import { standingOf } from '@/lib/motions/standing-rules';
import { StateBadge } from './state-badge';
import { standingPhrase } from './standing-phrase';

/** A motion in a list; `asks` is what it needs from the reader. */
export type MotionLine = MotionEntry & { asks?: 'vote' | 'confirm' };

type Props = { motions: readonly MotionLine[]; label: string; now: Date };

/** A list of motions, each with its count. */
export function MotionList({ motions, label, now }: Props) {
  return (
    <ul className="motion-lines" aria-label={label}>
      {motions.map((motion) => (
        <Line key={motion.id} motion={motion} now={now} />
      ))}
    </ul>
  );
}

function Line({ motion, now }: { motion: MotionLine; now: Date }) {
  const { id, title, state, kind, rule, body, asks, facts, closesAt, decidedAt, outcome } = motion;
  const standing = rule && standingOf(facts, rule, decidedAt ?? now);
  const isOpen = state === 'open' || state === 'held';
  return (
    <li className="motion-line">
      <div>
        <p className="motion-line-title">
          <Link href={`/motions/${id}`}>
            <Isolated>{title}</Isolated>
          </Link>
        </p>
        <p className="motion-line-facts">
          {asks ? <AskBadge asks={asks} /> : <StateBadge state={state} />}
          <span>{standingPhrase(state, standing, now)}</span>
        </p>
        <p className="motion-line-facts">
          <span>
            Motion {id}, {rule?.name ?? kind}, {getCommunityBody(body)?.name ?? body}
          </span>
          {isOpen && closesAt && (
            <span>
              Voting closes <Moment value={closesAt} />
            </span>
          )}
          {decidedAt && <Moment value={decidedAt} />}
        </p>
      </div>
      {standing && facts.electors.length > 0 && (
        <div className="motion-line-tally">
          <TallyBar
            size="small"
            tally={outcome?.tally ?? standing.tally}
            needed={outcome?.needed ?? standing.needed}
          />
        </div>
      )}
    </li>
  );
}

function AskBadge({ asks }: { asks: 'vote' | 'confirm' }) {
  return <Badge tone="warn">{asks === 'vote' ? 'needs your vote' : 'confirm your vote'}</Badge>;
}
