import 'server-only';
import { FIRST_RELEASE } from '@/lib/community/openstack';
import { db } from '@/lib/database/client';
import type { Mention } from '@/lib/people/rules';

/** Between a series and the next. */
const HALF_YEAR_MS = 182.5 * 86_400_000;

/** Candidates, each with the id of the candidacy that is to lead to them. */
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

/** About when an election was held: half a year before the release it elects for. */
function timeOfElection(ordinal: number): number {
  return ordinal < 0 ? Infinity : FIRST_RELEASE + (ordinal - 1) * HALF_YEAR_MS;
}
