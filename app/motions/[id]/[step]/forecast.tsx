import type { MotionView } from '@/app/motions/[id]/load';
import { Digest } from '@/app/motions/digest';
import { StateBadge } from '@/app/motions/state-badge';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { TallyBar } from '@/components/tally-bar';
import { daysLater } from '@/lib/motions/clock-rules';
import { obstacleText } from '@/lib/motions/obstacle-rules';
import { listOf } from '@/lib/text';
import type { MotionRecord } from '@/lib/motions/record-types';

/** The consequences of opening a motion. */
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
      <RivalList
        motion={motion}
        lead="Opening it declares that it competes with these; of them, one can pass."
      />
    </>
  );
}

/** The motions that compete with this one, each with its state. */
function RivalList({ motion: { links }, lead }: { motion: MotionRecord; lead: string }) {
  const rivals = links.filter(({ kind }) => kind === 'motion');
  if (rivals.length === 0) return null;
  return (
    <>
      <p>{lead}</p>
      <ul>
        {rivals.map(({ target, title, href, state }) => (
          <li key={target}>
            <Link href={href}>
              Motion {target}: <Isolated>{title}</Isolated>
            </Link>{' '}
            {state && <StateBadge state={state} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The decision that closing a motion would take, given the current votes. */
export function ClosingForecast({ view: { motion, standing, now } }: { view: MotionView }) {
  if (!standing) return null;
  const { passes, tally, needed, waitingFor, obstacles, outdated } = standing;
  const { closesAt } = motion;
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
        {outdated.length > 0 && (
          <p>Voted on an earlier text and have not confirmed it: {listOf(outdated)}.</p>
        )}
        {waitingFor.length > 0 && <p>Not voted: {listOf(waitingFor)}.</p>}
        <RivalList motion={motion} lead="It competes with these; of them, one can pass." />
        {closesAt && now < closesAt && (
          <p>
            Voting was announced until <Moment value={closesAt} />. Closing it before that is said
            on the page, in the record and in the mail.
          </p>
        )}
        <p>
          What is decided is revision {motion.revision}, SHA-256 <Digest value={motion.sha256} />.
        </p>
        <p>The votes are counted again at the moment of closing. The decision can’t be undone.</p>
      </Callout>
    </>
  );
}
