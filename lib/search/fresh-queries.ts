import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import { BLANK, LIKE_AN_ADDRESS, redact } from '@/lib/markup/redact';
import type { Transaction } from '@/lib/database/transaction';

/** Public part of a document. */
type Texts = { kind: string; key: string; title: string; body: string };

/**
 * Documents for the index, as the table `fresh` of a `with`. Text that is not public is left out.
 *
 * The few documents with something like an e-mail address are redacted by `lib/markup/redact.ts`; the others never
 * leave the database.
 *
 * @param documents a query for kind, key, title, url, body and date
 */
export async function freshDocuments(tx: Transaction, documents: Prisma.Sql): Promise<Prisma.Sql> {
  const raw = Prisma.sql`"raw" ("kind", "key", "title", "url", "body", "date") as materialized (${documents})`;
  const suspects = await tx.$queryRaw<Texts[]>`
    with ${raw} select "kind", "key", "title", "body" from "raw"
    where "title" ~* ${LIKE_AN_ADDRESS} or "body" ~* ${LIKE_AN_ADDRESS}`;
  const clean = suspects.flatMap(({ kind, key, ...was }): Texts[] => {
    const is = { title: redact(was.title), body: redact(was.body, BLANK) };
    return is.title === was.title && is.body === was.body ? [] : [{ kind, key, ...is }];
  });
  return Prisma.sql`${raw},
    "clean" as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(clean)}::jsonb)
        as "given"("kind" text, "key" text, "title" text, "body" text)
    ),
    "fresh" as materialized (
      select r."kind", r."key", coalesce(c."title", r."title") as "title", r."url",
        coalesce(c."body", r."body") as "body", r."date"
      from "raw" r left join "clean" c using ("kind", "key")
    )`;
}
