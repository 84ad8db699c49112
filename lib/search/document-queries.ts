import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from './kinds';

/**
 * What can be found of each kind, as a query for kind, key, title, url, body and date.
 *
 * Addresses are those of the pages. E-mail addresses are still in the texts: {@link freshDocuments} takes them out.
 */
export const documentQueries: Partial<Record<SearchKind, Prisma.Sql>> = {
  series: Prisma.sql`
    select 'series' as "kind", "name" as "key",
      initcap("name") || case when "releaseId" = "name" then '' else ' ' || "releaseId" end as "title",
      '/releases/' || "name" as "url",
      concat_ws(' ', 'release series', "name", "releaseId", "status", case when "slurp" then 'SLURP' end) as "body",
      "initialRelease"::timestamp at time zone 'UTC' as "date"
    from "Series"`,

  // One document for a deliverable in all its series.
  deliverable: Prisma.sql`
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

  // A team that is present and past in parts is one document.
  team: Prisma.sql`
    select 'team', t."slug", (array_agg(t."name" order by t."status"))[1], '/teams/' || t."slug",
      string_agg(concat_ws(' ', t."service", t."mission", 'PTL ' || t."ptlName", t."ptlIrc",
        ${namesIn(Prisma.sql`t."liaisons"`)}, t."ircChannel", d."names"), ' ' order by t."status"),
      null::timestamptz
    from "Team" t, lateral (
      select string_agg("name" || ' ' || array_to_string("repos", ' '), ' ' order by "position") as "names"
      from "TeamDeliverable" where "teamId" = t."id"
    ) d
    group by t."slug"`,

  sig: Prisma.sql`
    select 'sig', "slug", "name", '/teams#sig-' || "slug",
      concat_ws(' ', 'special interest group', "status", "mission", "reason",
        ${namesIn(Prisma.sql`"chairs"`)}, array_to_string("repos", ' ')),
      null::timestamptz
    from "Sig"`,

  // Several rows that are one person are one document; what people say of themselves is in none.
  person: Prisma.sql`
    select 'person', p."handle", p."name", '/people/' || p."handle",
      string_agg(distinct a."value", ', ' order by a."value"),
      null::timestamptz
    from "Person" p
      join "Person" r on p."id" = coalesce(r."mergedIntoId", r."id")
      join "PersonAlias" a on a."personId" = r."id" and a."kind" in ('name', 'irc') and a."source" = 'record'
    where p."origin" = 'record' and p."mergedIntoId" is null and position('@' in p."name") = 0
    group by p."id"`,

  // The text as it is now; what it said before is on the page of the motion.
  motion: Prisma.sql`
    select 'motion', m."id"::text, m."title", '/motions/' || m."id",
      concat_ws(' ', 'motion', m."id", m."team", ${textIn(Prisma.sql`array[r."html"]`)}),
      m."proposedAt"
    from "Motion" m join "MotionRevision" r on r."motionId" = m."id" and r."number" = m."revision"`,

  resolution: Prisma.sql`
    select 'resolution', "slug", "title", '/resolutions/' || "slug", "text",
      "date"::timestamp at time zone 'UTC'
    from "Resolution"`,

  goal: Prisma.sql`
    select 'goal', "path", "title", '/goals/' || "slug", "text", "changedAt"
    from "GovernanceDocument" where "kind" = 'goal'`,

  page: Prisma.sql`
    select 'page', "path", "title", '/governance/' || "path", "text", "changedAt"
    from "GovernanceDocument" where "kind" <> 'goal'`,

  election: Prisma.sql`
    select 'election', e."slug", e."title", '/elections/' || e."slug",
      concat_ws(' ', e."name", e."releaseId", string_agg(c."title", ', ' order by c."kind" desc, c."title")),
      (select max("endAt") from "ElectionEvent" where "electionSlug" = e."slug")
    from "Election" e left join "Contest" c on c."electionSlug" = e."slug"
    group by e."slug"`,

  candidacy: Prisma.sql`
    select 'candidacy', e."slug" || '/' || c."slug" || '/' ||
        row_number() over (partition by c."id" order by n."position", n."name", n."statementPath"),
      n."name" || ', ' || c."title" || ', ' || e."title",
      '/elections/' || e."slug" || '/candidates?contest=' || c."slug" || '#' || c."slug",
      concat_ws(' ', n."irc", n."statement"),
      (select max("endAt") from "ElectionEvent" where "electionSlug" = e."slug")
    from "Candidacy" n join "Contest" c on c."id" = n."contestId" join "Election" e on e."slug" = c."electionSlug"
    where position('@' in n."name") = 0`,

  event: Prisma.sql`
    select 'event', "series" || '/' || "id", "title" || ', ' || initcap("series"),
      '/releases/' || "series" || '/schedule#' || "id",
      concat_ws(' ', "week", "team", "text"),
      "deadline"::timestamp at time zone 'UTC'
    from "ScheduleEvent"`,
};

/** The text of pieces of HTML that our renderer wrote. */
function textIn(pieces: Prisma.Sql): Prisma.Sql {
  const text = Prisma.sql`regexp_replace(array_to_string(${pieces}, ' '), '<[^>]*>', ' ', 'g')`;
  return Prisma.sql`replace(replace(replace(replace(${text}, '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&')`;
}

/** The names and nicks in a list of people, `[{ name, irc }]`. */
function namesIn(people: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select string_agg(concat_ws(' ', "one"->>'name', "one"->>'irc'), ' ') from jsonb_array_elements(${people}) as "one")`;
}
