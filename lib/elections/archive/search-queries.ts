import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';

/** Search entries of elections with the titles of their contests. */
export const electionKind: SearchKind = {
  kind: 'election',
  title: 'Elections',
  name: 'Election',
  sources: ['election'],
  query: Prisma.sql`
    select 'election', e."slug", e."title", '/elections/' || e."slug",
      concat_ws(' ', e."name", e."releaseId", string_agg(c."title", ', ' order by c."kind" desc, c."title")),
      (select max("endAt") from "ElectionEvent" where "electionSlug" = e."slug")
    from "Election" e left join "Contest" c on c."electionSlug" = e."slug"
    group by e."slug"`,
};

/** Search entries of candidacies with their statements. */
export const candidacyKind: SearchKind = {
  kind: 'candidacy',
  title: 'Candidacies',
  name: 'Candidacy',
  sources: ['election'],
  query: Prisma.sql`
    select 'candidacy', e."slug" || '/' || c."slug" || '/' ||
        row_number() over (partition by c."id" order by n."position", n."name", n."statementPath"),
      n."name" || ', ' || c."title" || ', ' || e."title",
      '/elections/' || e."slug" || '/candidates?contest=' || c."slug" || '#' || c."slug",
      concat_ws(' ', n."irc", n."statement"),
      (select max("endAt") from "ElectionEvent" where "electionSlug" = e."slug")
    from "Candidacy" n join "Contest" c on c."id" = n."contestId" join "Election" e on e."slug" = c."electionSlug"
    where position('@' in n."name") = 0`,
};
