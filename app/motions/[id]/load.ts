import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { now } from '@/lib/clock';
import { getCommunityBody } from '@/lib/community/community';
import { getMotion } from '@/lib/motions/queries';
import type { ElectorEntry } from '@/lib/motions/view-types';
import type { MotionRecord } from '@/lib/motions/record-types';
import { electorOf } from '@/lib/motions/refusal-rules';
import type { Standing } from '@/lib/motions/types';
import { standingOf } from '@/lib/motions/standing-rules';
import type { Actor } from '@/lib/people/role-rules';
import { getActor } from '@/lib/access/session';
import { numberIn } from '@/app/motions/motion-address';

/** A motion as its pages show it to a reader. */
export type MotionView = {
  motion: MotionRecord;
  actor: Actor | null;
  now: Date;
  bodyName: string;
  /** Null if neither the motion nor community.yaml has a rule for its kind. */
  standing: Standing | null;
  /** The reader's own seat in it; null without one. */
  seat: ElectorEntry | null;
  /** The source of the body's seats, in words that follow a role. */
  ground: string;
};

const findMotion = cache(async (id: number) => getMotion(id));

/** Returns the motion of an address; null if there is none. Page and metadata share one read. */
export async function motionAt(segment: string): Promise<MotionRecord | null> {
  const id = numberIn(segment);
  return id === null ? null : findMotion(id);
}

/** Returns the motion of an address with everything its pages need, or shows the page for a missing one. */
export async function loadMotion(segment: string): Promise<MotionView> {
  const [motion, actor] = await Promise.all([motionAt(segment), getActor()]);
  if (!motion) notFound();
  const at = now();
  const body = getCommunityBody(motion.body);
  const seat = electorOf(actor, motion.facts, motion.decidedAt ?? at);
  return {
    motion,
    actor,
    now: at,
    bodyName: body?.name ?? motion.body,
    ground: body?.members === 'granted' ? 'by grant' : 'by the record',
    standing: motion.rule && standingOf(motion.facts, motion.rule, motion.decidedAt ?? at),
    seat: motion.electors.find(({ id }) => id === seat?.id) ?? null,
  };
}
