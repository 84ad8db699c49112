import 'server-only';
import { db } from '@/lib/database/client';
import { seatsOf } from '@/lib/people/roles/role-queries';
import type { MotionRecord } from './record-types';
import type { NamedSeat } from './speaker-rules';

/**
 * Lists the seats of those who speak about a motion: its electors who have not left; before the opening, the members
 * with a seat on the body at `at`.
 */
export async function listSpeakingSeats(motion: MotionRecord, at: Date): Promise<NamedSeat[]> {
  if (motion.openedAt !== null) {
    return motion.electors
      .filter(({ leftAt }) => leftAt === null)
      .map(({ person, role }) => ({ person, role }));
  }
  const seats = await seatsOf(motion.body, at);
  const people = await db.person.findMany({
    where: { id: { in: seats.flatMap(({ personId }) => personId ?? []) } },
    select: { id: true, handle: true },
  });
  const handles = new Map(people.map(({ id, handle }) => [id, handle]));
  return seats.map(({ personId, name, role }) => ({
    person: { handle: handles.get(personId ?? '') ?? null, name },
    role,
  }));
}
