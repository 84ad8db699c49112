import { LinkButton } from '@/components/link-button';
import type { MotionView } from './load';
import { allowedProcedures, mayRevise, type ProcedureName } from './procedures';

const LABELS: Record<ProcedureName, string> = {
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

/** Procedures whose link is next to the vote. */
const BESIDE_THE_VOTE: readonly ProcedureName[] = ['recuse', 'return'];

/** The procedures that the reader may carry out on the motion; nothing if there are none. */
export function ProcedureList({ view }: { view: MotionView }) {
  const names = allowedProcedures(view).filter((name) => !BESIDE_THE_VOTE.includes(name));
  const canRevise = mayRevise(view);
  if (names.length === 0 && !canRevise) return null;
  const { id } = view.motion;
  return (
    <nav className="motion-acts" aria-label="What you can do">
      {names.map((name, index) => (
        <LinkButton
          key={name}
          href={`/motions/${id}/${name}`}
          tone={index === 0 && isPressing(name) ? 'primary' : 'plain'}
        >
          {LABELS[name]}
        </LinkButton>
      ))}
      {canRevise && <LinkButton href={`/motions/${id}/revise`}>Revise the text</LinkButton>}
    </nav>
  );
}

/** True if the motion needs this procedure from the reader. */
function isPressing(name: ProcedureName): boolean {
  return ['open', 'second', 'approve', 'clock', 'close'].includes(name);
}
