import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { SearchKind } from '@/lib/search/commands';

/**
 * Search documents for people in the record. Several rows that are one person are one document. Names that people
 * stated for themselves are left out.
 */
export const personKind: SearchKind = {
  kind: 'person',
  title: 'People',
  name: 'Person',
  query: Prisma.sql`
    select 'person', p."handle", p."name", '/people/' || p."handle",
      string_agg(distinct a."value", ', ' order by a."value"),
      null::timestamptz
    from "Person" p
      join "Person" r on p."id" = coalesce(r."mergedIntoId", r."id")
      join "PersonAlias" a on a."personId" = r."id" and a."kind" in ('name', 'irc') and a."source" = 'record'
    where p."origin" = 'record' and p."mergedIntoId" is null and position('@' in p."name") = 0
    group by p."id"`,
};
