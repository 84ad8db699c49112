import {
  listCheckedElections,
  listKnownTeams,
  listScheduledEvents,
  listSetups,
  listTeamContests,
} from './check-queries';
import { scheduleWarnings, seatWarnings, teamOfDirectory, unmatchedWarnings } from './checks-rules';
import { clearSetup, saveContestTeams, saveSetup, type ContestTeam } from './commands';
import {
  mergeConfigurations,
  readConfiguration,
  type Configuration,
  type ElectionSetup,
} from './configuration-rules';
import { titleOfDirectory } from './names-rules';
import type { Repository } from '@/lib/formats/git/repository';
import type { Pass, PassContext, PassResult } from '@/lib/sync/source';
import type { Warning } from '@/lib/formats/warning';

const CONFIGURATION = 'configuration.yaml';

/** Passes that run after the elections themselves: the timelines, present and past. */
export function electionPasses(repository: () => Repository): Pass[] {
  return [
    {
      name: 'timelines',
      title: 'Timelines from the history of the configuration',
      versionAtHead: 1,
      run: (context) => readTimelines(repository(), context),
    },
  ];
}

/** Pass that finds the teams of contests and checks elections against the schedules; runs after all sources. */
export const contestsPass: Pass = {
  name: 'contests',
  title: 'Teams and dates of elections',
  run: matchContests,
};

async function readTimelines(repository: Repository, context: PassContext): Promise<PassResult> {
  const { versions, warnings } = await configurationVersions(repository);
  const stored = new Map((await listSetups()).map((setup) => [setup.release, setup]));
  const fresh = mergeConfigurations(versions).filter((setup) => {
    const former = stored.get(setup.release);
    stored.delete(setup.release);
    return !former || contentOf(former) !== contentOf(setup);
  });
  const gone = [...stored.values()].filter(
    ({ hasContests, events, kind }) => !hasContests || events.length > 0 || kind !== null,
  );
  if (fresh.length + gone.length > 0) {
    await context.checkpoint(async (tx) => {
      for (const { release } of gone) await clearSetup(tx, release);
      for (const setup of fresh) await saveSetup(tx, setup);
    }, null);
  }
  return { changed: fresh.length + gone.length, warnings };
}

/** Reads the versions of the configuration on the main branch, oldest first. The warnings are about the latest. */
async function configurationVersions(
  repository: Repository,
): Promise<{ versions: Configuration[]; warnings: Warning[] }> {
  const blobs: string[] = [];
  const log = ['log', '--first-parent', '--diff-merges=first-parent', '--reverse', '--format='];
  const what = ['--raw', '--no-abbrev', repository.head, '--', CONFIGURATION];
  for await (const line of repository.lines([...log, ...what])) {
    const blob = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) /.exec(line)?.[1];
    if (blob && !/^0+$/.test(blob)) blobs.push(blob);
  }
  const versions: Configuration[] = [];
  let warnings: Warning[] = [];
  for await (const bytes of repository.blobs(blobs)) {
    const read = readConfiguration(bytes, `election:${CONFIGURATION}`);
    if (read.configuration) versions.push(read.configuration);
    warnings = read.warnings;
  }
  return { versions, warnings };
}

function contentOf({ release, kind, tcSeats, tag, timeframe, events }: ElectionSetup): string {
  const frame = timeframe && [
    timeframe.name,
    timeframe.start,
    timeframe.end,
    timeframe.emailDeadline,
  ];
  const rows = events.map(({ name, startAt, endAt }) => [name, startAt, endAt]);
  return JSON.stringify([release, kind, tcSeats, tag, frame, rows]);
}

async function matchContests(context: PassContext): Promise<PassResult> {
  const [contests, teams] = await Promise.all([listTeamContests(), listKnownTeams()]);
  const found = contests.map((contest) => ({
    contest,
    team: teamOfDirectory(contest.directory, teams),
  }));
  const fresh = found.flatMap(({ contest, team }): ContestTeam[] => {
    const teamSlug = team?.slug ?? null;
    const title = team?.name ?? titleOfDirectory(contest.directory);
    if (contest.teamSlug === teamSlug && contest.title === title) return [];
    return [{ contestId: contest.id, teamSlug, title }];
  });
  if (fresh.length > 0) await context.checkpoint((tx) => saveContestTeams(tx, fresh), null);

  const elections = await listCheckedElections();
  const unmatched = found
    .filter(({ team }) => team === null && teams.length > 0)
    .map(({ contest: { election, directory } }) => ({ election, directory }));
  const warnings = [
    ...unmatchedWarnings(unmatched),
    ...seatWarnings(elections),
    ...scheduleWarnings(elections, await listScheduledEvents()),
  ];
  return { changed: fresh.length, warnings };
}
