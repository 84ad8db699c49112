import 'server-only';
import { db } from '@/lib/database/client';

/** A tag that is in two files, with the locations of both entries. */
export type DoubleTag = {
  repo: string;
  version: string;
  path: string;
  position: number;
  otherPath: string;
  otherPosition: number;
};

/**
 * Lists versions of a repository that are in more than one deliverable file. The first file by path is the other one.
 */
export async function listDoubleTags(): Promise<DoubleTag[]> {
  return db.$queryRaw<DoubleTag[]>`
    with tags as (
      select distinct on (project.repo, release.version, deliverable.path)
        project.repo, release.version, deliverable.path, release.position
      from "ReleaseProject" as project
      join "Release" as release on release.id = project."releaseId"
      join "Deliverable" as deliverable on deliverable.id = release."deliverableId"
      order by project.repo, release.version, deliverable.path, release.position
    ), ranked as (
      select *,
        first_value(path) over claims as "otherPath",
        first_value(position) over claims as "otherPosition"
      from tags
      window claims as (partition by repo, version order by path)
    )
    select * from ranked where path <> "otherPath" order by path, position, repo`;
}

/** Lists series that have deliverables or a schedule but no entry in the series status. */
export async function listUnlistedSeries(): Promise<{ series: string; path: string }[]> {
  return db.$queryRaw<{ series: string; path: string }[]>`
    select series, min(path) as path
    from (
      select series, path from "Deliverable" where series <> 'independent'
      union all
      select series, path from "Schedule" where format <> 'content'
    ) as found
    where not exists (select 1 from "Series" where "Series".name = found.series)
    group by series order by series`;
}
