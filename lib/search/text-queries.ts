import { Prisma } from '@/lib/generated/prisma/client';

/** SQL for the text of HTML that Rollcall rendered. */
export function textIn(pieces: Prisma.Sql): Prisma.Sql {
  const text = Prisma.sql`regexp_replace(array_to_string(${pieces}, ' '), '<[^>]*>', ' ', 'g')`;
  return Prisma.sql`replace(replace(replace(replace(${text}, '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&')`;
}

/** SQL for the names and nicks in a list of people, `[{ name, irc }]`. */
export function namesIn(people: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select string_agg(concat_ws(' ', "one"->>'name', "one"->>'irc'), ' ') from jsonb_array_elements(${people}) as "one")`;
}
