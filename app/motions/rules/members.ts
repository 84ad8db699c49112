import type { Body } from '@/lib/community/community';
import { listBodyMembers } from '@/lib/governance/body-queries';
import { seatsOf } from '@/lib/people/roles/role-queries';

/**
 * Counts the members of a body at a given time. If none are known, it returns the number of seats instead, so that the
 * rules can be shown with numbers before the first sync.
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
