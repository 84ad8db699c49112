import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from '@/lib/database/transaction';
import { freshDocuments } from './fresh-queries';

/** A kind of thing that can be found. Concepts bring them; `lib/parts/search-kinds.ts` has them all. */
export type SearchKind = {
  /** `team`: in the index, in addresses, and in `kind:team`. */
  kind: string;
  /** What it is called over a group of its results. */
  title: string;
  /** What one of it is called. */
  name: string;
  /**
   * What can be found of it, as a query for kind, key, title, url, body and date; null where documents are given one by
   * one. Addresses are those of pages. Texts may hold e-mail addresses: the index takes them out.
   */
  query: Prisma.Sql | null;
  /**
   * Names of the sources that change what the query finds; all of them where it is left out. A kind that only commands
   * change has none.
   */
  sources?: readonly string[];
};

/** A findable thing, ready to be indexed. */
export type SearchDocumentInput = {
  key: string;
  title: string;
  url: string;
  body: string;
  date: Date | null;
};

/**
 * Makes the index hold, of these kinds, exactly what the tables hold now. Kinds without a query are left as they are.
 *
 * Only documents that differ are written, so a second time writes nothing. Answers how many were
 * written or removed.
 */
export async function rebuildSearch(
  tx: Transaction,
  kinds: readonly SearchKind[],
): Promise<number> {
  const known = kinds.flatMap(({ kind, query }) => (query ? [{ kind, query }] : []));
  if (known.length === 0) return 0;
  const names = known.map(({ kind }) => kind);
  return replace(
    tx,
    names,
    Prisma.join(
      known.map(({ query }) => query),
      ' union all ',
    ),
  );
}

/** Makes the index hold exactly these documents of a kind; see {@link rebuildSearch}. */
export async function indexDocuments(
  tx: Transaction,
  { kind }: SearchKind,
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

/** Makes things that the tables know findable at once, as the next {@link rebuildSearch} would. */
export async function indexKeys(
  tx: Transaction,
  { kind, query }: SearchKind,
  keys: readonly string[],
): Promise<void> {
  if (!query) throw new Error(`The tables know nothing of the kind ${kind}.`);
  const some = Prisma.sql`
    select * from (${query}) as "all" ("kind", "key", "title", "url", "body", "date")
    where "key" = any(${keys}::text[])`;
  await tx.$executeRaw`
    with ${await freshDocuments(tx, some)}
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
