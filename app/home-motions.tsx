import { MotionList } from '@/app/motions/motion-line';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { now } from '@/lib/clock';
import { listMotions, motionsWaitingFor } from '@/lib/motions/queries';
import { getActor } from '@/lib/access/session';

const MOST = 4;

/** Motions that need the reader's vote, or if there are none, the open motions. Renders nothing if none are open. */
export async function HomeMotions() {
  const actor = await getActor();
  const waiting = actor ? await motionsWaitingFor(actor.personId) : [];
  const motions =
    waiting.length > 0 ? waiting : await listMotions({ states: ['open'], take: MOST });
  if (motions.length === 0) return null;
  const title = waiting.length > 0 ? 'Needs your vote' : 'Being voted on';
  return (
    <Section title={title} layout="full" actions={<Link href="/motions">All motions</Link>}>
      <MotionList motions={motions.slice(0, MOST)} label={title} now={now()} />
    </Section>
  );
}
