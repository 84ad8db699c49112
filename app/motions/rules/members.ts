import type { Body } from '@/lib/community/community';
import { listBodyMembers } from '@/lib/governance/body-queries';
import { seatsOf } from '@/lib/people/roles/role-queries';

/**
 * How many members a body has at a moment. Where nobody is known to sit on it, its seats stand in, so that the
 * rules can be told in numbers before the first sync.
 */
export async function membersOn(
  { slug, members, seats }: Body,
  { on, isAsked }: { on: Date; isAsked: boolean },
): Promise<{ members: number; isSeats: boolean }> {
  const sitting =
    isAsked && members === 'record' ? await listBodyMembers(slug, on) : await seatsOf(slug, on);
  return sitting.length > 0
    ? { members: sitting.length, isSeats: false }
    : { members: seats, isSeats: true };
}
