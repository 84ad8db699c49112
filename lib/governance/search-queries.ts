import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';
import { namesIn } from '@/lib/search/text-queries';

/** Search documents for teams. A team that is current and in part legacy is one document. */
export const teamKind: SearchKind = {
  kind: 'team',
  title: 'Teams',
  name: 'Team',
  sources: ['governance'],
  query: Prisma.sql`
    select 'team', t."slug", (array_agg(t."name" order by t."status"))[1], '/teams/' || t."slug",
      string_agg(concat_ws(' ', t."service", t."mission", 'PTL ' || t."ptlName", t."ptlIrc",
        ${namesIn(Prisma.sql`t."liaisons"`)}, t."ircChannel", d."names"), ' ' order by t."status"),
      null::timestamptz
    from "Team" t, lateral (
      select string_agg("name" || ' ' || array_to_string("repos", ' '), ' ' order by "position") as "names"
      from "TeamDeliverable" where "teamId" = t."id"
    ) d
    group by t."slug"`,
};

/** Search documents for special interest groups. */
export const sigKind: SearchKind = {
  kind: 'sig',
  title: 'Special interest groups',
  name: 'Special interest group',
  sources: ['governance'],
  query: Prisma.sql`
    select 'sig', "slug", "name", '/teams#sig-' || "slug",
      concat_ws(' ', 'special interest group', "status", "mission", "reason",
        ${namesIn(Prisma.sql`"chairs"`)}, array_to_string("repos", ' ')),
      null::timestamptz
    from "Sig"`,
};

/** Search documents for resolutions, including superseded ones. */
export const resolutionKind: SearchKind = {
  kind: 'resolution',
  title: 'Resolutions',
  name: 'Resolution',
  sources: ['governance'],
  query: Prisma.sql`
    select 'resolution', "slug", "title", '/resolutions/' || "slug", "text",
      "date"::timestamp at time zone 'UTC'
    from "Resolution"`,
};

/** Search documents for the community's goals. */
export const goalKind: SearchKind = {
  kind: 'goal',
  title: 'Goals',
  name: 'Goal',
  sources: ['governance'],
  query: Prisma.sql`
    select 'goal', "path", "title", '/goals/' || "slug", "text", "changedAt"
    from "GovernanceDocument" where "kind" = 'goal'`,
};

/** Search documents for the other pages of the governance repository. */
export const pageKind: SearchKind = {
  kind: 'page',
  title: 'Governance pages',
  name: 'Governance page',
  sources: ['governance'],
  query: Prisma.sql`
    select 'page', "path", "title", '/governance/' || "path", "text", "changedAt"
    from "GovernanceDocument" where "kind" <> 'goal'`,
};
