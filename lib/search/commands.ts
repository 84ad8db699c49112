import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from '@/lib/database/transaction';
import { documentQueries } from './document-queries';
import { freshDocuments } from './fresh-queries';
import type { SearchKind } from './kinds';

/** A findable thing, ready to be indexed. */
export type SearchDocumentInput = {
  key: string;
  title: string;
  url: string;
  body: string;
  date: Date | null;
};

/**
 * Makes the index hold, of the kinds that the tables know, exactly what the tables hold now.
 *
 * Only documents that differ are written, so a second time writes nothing. Answers how many were
 * written or removed.
 */
export async function rebuildSearch(tx: Transaction): Promise<number> {
  const queries = Object.values(documentQueries);
  return replace(tx, Object.keys(documentQueries), Prisma.join(queries, ' union all '));
}

/** Makes the index hold the people as they are told apart now; see {@link rebuildSearch}. */
export async function indexPeople(tx: Transaction): Promise<number> {
  const { person } = documentQueries;
  return person ? replace(tx, ['person'], person) : 0;
}

/** Makes the index hold exactly these documents of a kind; see {@link rebuildSearch}. */
export async function indexDocuments(
  tx: Transaction,
  kind: SearchKind,
  documents: readonly SearchDocumentInput[],
): Promise<number> {
  const rows = documents.map(({ date, ...document }) => ({
    ...document,
    date: date?.toISOString() ?? null,
  }));
  const fresh = Prisma.sql`select ${kind}::text as "kind", "key", "title", "url", "body", "date"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as "given"("key" text, "title" text, "url" text, "body" text, "date" timestamptz)`;
  return replace(tx, [kind], fresh);
}

/** Makes one thing that the tables know findable at once, as the next {@link rebuildSearch} would. */
export async function indexOne(tx: Transaction, kind: SearchKind, key: string): Promise<void> {
  const query = documentQueries[kind];
  if (!query) throw new Error(`The tables know nothing of the kind ${kind}.`);
  const one = Prisma.sql`
    select * from (${query}) as "all" ("kind", "key", "title", "url", "body", "date") where "key" = ${key}`;
  await tx.$executeRaw`
    with ${await freshDocuments(tx, one)}
    insert into "SearchDocument" ("kind", "key", "title", "url", "body", "date")
    select * from "fresh"
    on conflict ("kind", "key") do update
      set "title" = excluded."title", "url" = excluded."url", "body" = excluded."body", "date" = excluded."date"`;
}

async function replace(tx: Transaction, kinds: string[], documents: Prisma.Sql): Promise<number> {
  const [counted] = await tx.$queryRaw<{ changed: number }[]>`
    with ${await freshDocuments(tx, documents)},
    "gone" as (
      delete from "SearchDocument" d where d."kind" = any(${kinds}::text[])
        and not exists (select from "fresh" f where f."kind" = d."kind" and f."key" = d."key")
      returning 1
    ),
    "written" as (
      insert into "SearchDocument" ("kind", "key", "title", "url", "body", "date")
      select f.* from "fresh" f left join "SearchDocument" d using ("kind", "key")
      where d."kind" is null
        or (d."title", d."url", d."body", d."date") is distinct from (f."title", f."url", f."body", f."date"::timestamptz(3))
      on conflict ("kind", "key") do update
        set "title" = excluded."title", "url" = excluded."url", "body" = excluded."body", "date" = excluded."date"
      returning 1
    )
    select ((select count(*) from "gone") + (select count(*) from "written"))::int as "changed"`;
  return counted?.changed ?? 0;
}
