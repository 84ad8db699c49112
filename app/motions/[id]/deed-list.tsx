import { LinkButton } from '@/components/link-button';
import { allowedDeeds, type Deed, mayRevise } from './deeds';
import type { MotionView } from './load';

const LABELS: Record<Deed, string> = {
  open: 'Open the vote',
  second: 'Second it',
  approve: 'Approve it',
  clock: 'Choose the clock',
  close: 'Close the vote',
  resume: 'Take it off hold',
  hold: 'Put it on hold',
  link: 'Add links',
  recuse: 'Stand aside',
  return: 'Take part again',
  retract: 'Take back a consent',
  withdraw: 'Withdraw it',
};

/** The deeds that have a place of their own beside the vote. */
const BESIDE_THE_VOTE: readonly Deed[] = ['recuse', 'return'];

/** What the reader may do to the motion; nothing for somebody who may do nothing. */
export function DeedList({ view }: { view: MotionView }) {
  const deeds = allowedDeeds(view).filter((deed) => !BESIDE_THE_VOTE.includes(deed));
  const canRevise = mayRevise(view);
  if (deeds.length === 0 && !canRevise) return null;
  const { id } = view.motion;
  return (
    <nav className="motion-acts" aria-label="What you can do">
      {deeds.map((deed, index) => (
        <LinkButton
          key={deed}
          href={`/motions/${id}/${deed}`}
          tone={index === 0 && isPressing(deed) ? 'primary' : 'plain'}
        >
          {LABELS[deed]}
        </LinkButton>
      ))}
      {canRevise && <LinkButton href={`/motions/${id}/revise`}>Revise the text</LinkButton>}
    </nav>
  );
}

/** What the motion waits for from just this reader. */
function isPressing(deed: Deed): boolean {
  return ['open', 'second', 'approve', 'clock', 'close'].includes(deed);
}
