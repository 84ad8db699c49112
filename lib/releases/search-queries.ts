import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';
import { textIn } from '@/lib/search/text-queries';

/** Search entries of series, each with its page. */
export const seriesKind: SearchKind = {
  kind: 'series',
  title: 'Series',
  name: 'Series',
  sources: ['releases'],
  query: Prisma.sql`
    select 'series' as "kind", "name" as "key",
      initcap("name") || case when "releaseId" = "name" then '' else ' ' || "releaseId" end as "title",
      '/releases/' || "name" as "url",
      concat_ws(' ', 'release series', "name", "releaseId", "status", case when "slurp" then 'SLURP' end) as "body",
      "initialRelease"::timestamp at time zone 'UTC' as "date"
    from "Series"`,
};

/** Search entries of deliverables: one for each deliverable in all its series. */
export const deliverableKind: SearchKind = {
  kind: 'deliverable',
  title: 'Deliverables',
  name: 'Deliverable',
  sources: ['releases'],
  query: Prisma.sql`
    select 'deliverable', d."name", d."name", '/deliverables/' || d."name",
      concat_ws(' ',
        string_agg(distinct d."team", ', '), string_agg(distinct d."type", ', '), string_agg(distinct d."releaseModel", ', '),
        string_agg(d."series" || ' ' || coalesce(d."latestVersion", ''), ', ' order by d."series"),
        string_agg(distinct r."repos", ', '),
        string_agg(${textIn(Prisma.sql`d."highlightsHtml"`)}, ' ' order by d."series" desc)),
      max(d."latestReleasedAt")
    from "Deliverable" d, lateral (
      select string_agg("repo", ' ' order by "repo") as "repos" from jsonb_object_keys(d."repositorySettings") as "repo"
    ) r
    group by d."name"`,
};

/** Search entries of deadlines and events of schedules. */
export const eventKind: SearchKind = {
  kind: 'event',
  title: 'Deadlines and events',
  name: 'Deadline or event',
  sources: ['releases'],
  query: Prisma.sql`
    select 'event', "series" || '/' || "id", "title" || ', ' || initcap("series"),
      '/releases/' || "series" || '/schedule#' || "id",
      concat_ws(' ', "week", "team", "text"),
      "deadline"::timestamp at time zone 'UTC'
    from "ScheduleEvent"`,
};
