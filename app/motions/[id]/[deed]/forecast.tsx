import type { MotionView } from '@/app/motions/[id]/load';
import { Callout } from '@/components/callout';
import { Moment } from '@/components/moment';
import { TallyBar } from '@/components/tally-bar';
import { daysLater } from '@/lib/motions/clock-rules';
import { listOf, obstacleText } from '@/lib/motions/messages';

/** What opening a motion sets going. */
export function OpeningForecast({ view: { motion, bodyName, now } }: { view: MotionView }) {
  const { rule } = motion;
  if (!rule) return null;
  return (
    <>
      <p>
        Whoever has a seat on the {bodyName} now gets a vote, and is told by mail. It is decided by
        the rule “{rule.name}”; that rule stays in force for it whatever is changed later.
      </p>
      <p>
        {rule.minimumDays === 0 ? (
          'It can pass as soon as its rule is met.'
        ) : (
          <>
            Opened now, it can pass from <Moment value={daysLater(now, rule.minimumDays)} />.
          </>
        )}{' '}
        An opened motion can’t go back to being a proposal.
      </p>
    </>
  );
}

/** What closing a motion decides, with the votes as they are. */
export function ClosingForecast({ view: { standing } }: { view: MotionView }) {
  if (!standing) return null;
  const { passes, tally, needed, waitingFor, obstacles } = standing;
  return (
    <>
      <TallyBar tally={tally} needed={needed} />
      <Callout
        tone={passes ? 'good' : 'bad'}
        title={passes ? 'As it stands, it passes' : 'As it stands, it is rejected'}
      >
        {obstacles.map((obstacle) => (
          <p key={obstacleText(obstacle)}>{obstacleText(obstacle)}</p>
        ))}
        {waitingFor.length > 0 && <p>Not voted: {listOf(waitingFor)}.</p>}
        <p>The votes are counted again at the moment of closing. The decision can’t be undone.</p>
      </Callout>
    </>
  );
}
