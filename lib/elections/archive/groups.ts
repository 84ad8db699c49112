import type { ArchivedContest } from './queries';

/** A group of contests on a page. */
export type ContestGroup = {
  key: string;
  title: string;
  note: string;
  contests: ArchivedContest[];
};

const GROUPS: {
  key: string;
  title: string;
  note: string;
  belongs: (contest: ArchivedContest) => boolean;
}[] = [
  {
    key: 'contested',
    title: 'Contested',
    note: 'More people stood than there were seats, or a poll was held.',
    belongs: (contest) =>
      contest.outcome === 'polled' || (contest.outcome === 'open' && contest.isContested),
  },
  {
    key: 'open',
    title: 'Not contested so far',
    note: 'As many candidates as seats, or fewer; they are elected without a poll if it stays so.',
    belongs: ({ outcome, candidates }) => outcome === 'open' && candidates.length > 0,
  },
  {
    key: 'missing',
    title: 'No candidate so far',
    note: 'Nobody has stood yet. If nobody does, the committee decides what becomes of the team.',
    belongs: ({ outcome }) => outcome === 'open',
  },
  {
    key: 'leaderless',
    title: 'No candidate',
    note: 'Nobody stood in time: the committee appoints somebody, or decides what becomes of the team.',
    belongs: ({ outcome }) => outcome === 'leaderless',
  },
  {
    key: 'appointed',
    title: 'Appointed',
    note: 'The committee appointed somebody, or who led before stays.',
    belongs: ({ outcome }) => outcome === 'appointed',
  },
  {
    key: 'acclaimed',
    title: 'Acclaimed',
    note: 'No more candidates than seats: elected without a poll.',
    belongs: ({ outcome }) => outcome === 'acclaimed',
  },
  {
    key: 'unknown',
    title: 'Outcome not recorded',
    note: 'Who stood is known, how it ended is not part of the record.',
    belongs: () => true,
  },
];

/** Groups contests, contested ones first. Empty groups are left out, and each contest is in one group. */
export function groupContests(contests: readonly ArchivedContest[]): ContestGroup[] {
  const rest = new Set(contests);
  return GROUPS.flatMap(({ belongs, ...group }) => {
    const own = [...rest].filter(belongs);
    for (const contest of own) rest.delete(contest);
    return own.length > 0 ? [{ ...group, contests: own }] : [];
  });
}
