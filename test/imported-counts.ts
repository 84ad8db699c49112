import { db } from '@/lib/database/client';

/** Counts that `test/independent-count.mjs` takes from the repositories, as the tables have them. */
export type Counts = Record<
  | 'series'
  | 'deliverableFiles'
  | 'releases'
  | 'tagEntries'
  | 'releasingTeams'
  | 'releasedRepositories'
  | 'teams'
  | 'teamRepositories'
  | 'resolutions'
  | 'statements'
  | 'resultEntries',
  number
>;

/** Counts the imported record. Both counts must be equal at the same commit. */
export async function importedCounts(): Promise<Counts> {
  const [teams, repos, teamRepos] = await Promise.all([
    db.deliverable.groupBy({ by: ['team'] }),
    db.releaseProject.groupBy({ by: ['repo'] }),
    db.teamDeliverable.findMany({
      where: { team: { status: 'current' } },
      select: { repos: true },
    }),
  ]);
  return {
    series: await db.series.count(),
    deliverableFiles: await db.deliverable.count(),
    releases: await db.release.count(),
    tagEntries: await db.releaseProject.count(),
    releasingTeams: teams.length,
    releasedRepositories: repos.length,
    teams: await db.team.count({ where: { status: 'current' } }),
    teamRepositories: new Set(teamRepos.flatMap((row) => row.repos)).size,
    resolutions: await db.resolution.count(),
    statements: await db.candidacy.count({ where: { statementPath: { not: null } } }),
    resultEntries: await db.candidacy.count({ where: { electedRaw: { not: null } } }),
  };
}
