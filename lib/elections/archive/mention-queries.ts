import 'server-only';
import { FIRST_RELEASE } from '@/lib/community/openstack';
import { db } from '@/lib/database/client';
import type { Mention } from '@/lib/people/rules';

/** Time between two series. */
const HALF_YEAR_MS = 182.5 * 86_400_000;

/** Lists candidates as mentions of people, each with the id of its candidacy. */
export async function listElectionMentions(): Promise<Mention[]> {
  const rows = await db.candidacy.findMany({
    where: { outcome: { not: 'leaderless' } },
    select: {
      id: true,
      name: true,
      irc: true,
      email: true,
      contest: { select: { election: { select: { ordinal: true } } } },
    },
  });
  return rows.map(({ contest, ...row }) => ({
    ...row,
    since: timeOfElection(contest.election.ordinal),
  }));
}

/** Estimates when an election was held: half a year before the release it elects for. */
function timeOfElection(ordinal: number): number {
  return ordinal < 0 ? Infinity : FIRST_RELEASE + (ordinal - 1) * HALF_YEAR_MS;
}
