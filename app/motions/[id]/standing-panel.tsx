import { standingPhrase } from '@/app/motions/standing-phrase';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { MotionClock } from '@/components/motion-clock';
import { TallyBar } from '@/components/tally-bar';
import { obstacleText } from '@/lib/motions/obstacle-rules';
import { listOf } from '@/lib/text';
import { openerText } from '@/lib/motions/requirement-rules';
import type { Obstacle, Standing } from '@/lib/motions/types';
import { timeLeft } from '@/lib/motions/standing-text-rules';
import { formatCount } from '@/lib/time';
import { ApprovalFacts } from './approval-facts';
import type { MotionView } from './load';

/** The count of a motion, in a line and as a row of seats: the votes cast, and those still needed. */
export function StandingPanel({ view: { motion, standing, now } }: { view: MotionView }) {
  const { state } = motion;
  const hasSeats = standing !== null && standing.members > 0 && motion.electors.length > 0;
  return (
    <section className="floor-standing" aria-labelledby="standing">
      <h2 id="standing">{standingPhrase(state, standing, now)}</h2>
      {hasSeats && (
        <TallyBar
          tally={motion.outcome?.tally ?? standing.tally}
          needed={motion.outcome?.needed ?? standing.needed}
        />
      )}
      {state === 'proposed' && (
        <p className="floor-needed">
          Its vote is opened by {motion.rule ? openerText(motion.rule) : 'the chair'}. Until then it
          can be discussed and revised.
        </p>
      )}
    </section>
  );
}

/** The terms of a motion: when it can pass, when voting ends, who has not voted, and its rule. */
export function MotionTerms({ view }: { view: MotionView }) {
  const { motion, standing, now } = view;
  const { rule, openedAt, closesAt, state, decidedAt } = motion;
  const isRunning = state === 'open' || state === 'held';
  const earliest = standing?.earliestDecisionAt ?? null;
  return (
    <section className="floor-facts" aria-label="Terms of the vote">
      {isRunning && openedAt && (
        <MotionClock from={openedAt} earliest={earliest} to={closesAt} now={now} />
      )}
      <KeyValue
        items={[
          {
            term: 'Not voted',
            value: isRunning && standing && <WaitingFor names={standing.waitingFor} />,
          },
          {
            term: 'Can pass from',
            value: isRunning && earliest && <Instant value={earliest} now={now} />,
          },
          {
            term: 'Voting closes',
            value:
              isRunning &&
              (closesAt ? <Instant value={closesAt} now={now} /> : 'with the decision'),
          },
          {
            term: 'In its way',
            value: isRunning && standing && <Obstacles obstacles={standing.obstacles} />,
          },
          {
            term: 'To be confirmed',
            value: isRunning && standing && unconfirmedText(standing),
          },
          { term: 'Proposed', value: <Moment value={motion.proposedAt} /> },
          { term: 'Opened', value: openedAt && <Moment value={openedAt} /> },
          { term: 'Decided', value: decidedAt && <Moment value={decidedAt} /> },
          { term: 'Approval', value: rule && <ApprovalFacts motion={motion} rule={rule} /> },
          {
            term: 'Rule',
            value: rule && (
              <>
                <Link href={`/motions/rules?body=${motion.body}#${rule.kind}`}>{rule.name}</Link>.{' '}
                {rule.summary}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Describes votes on an earlier text; null if there are none. */
function unconfirmedText({ outdated, onEarlierRevision }: Standing): string | null {
  if (outdated.length > 0) {
    return `${listOf(outdated)} voted on an earlier text; ${outdated.length === 1 ? 'that vote counts' : 'those votes count'} again once confirmed.`;
  }
  return onEarlierRevision > 0
    ? `${formatCount(onEarlierRevision, 'vote was', 'votes were')} cast on an earlier text and not confirmed since; by the rule they count.`
    : null;
}

/** The obstacles to passing, one sentence each. */
function Obstacles({ obstacles }: { obstacles: readonly Obstacle[] }) {
  if (obstacles.length === 0) return 'Nothing: it can be closed as passed.';
  return (
    <ul>
      {obstacles.map((obstacle) => (
        <li key={obstacleText(obstacle)}>{obstacleText(obstacle)}</li>
      ))}
    </ul>
  );
}

function WaitingFor({ names }: { names: readonly string[] }) {
  return names.length === 0 ? 'Everybody has voted.' : listOf(names);
}

/** A time, with how far away it is or that it is past. */
function Instant({ value, now }: { value: Date; now: Date }) {
  return (
    <>
      <Moment value={value} />{' '}
      <span className="day-away">{value > now ? `in ${timeLeft(now, value)}` : 'now past'}</span>
    </>
  );
}
