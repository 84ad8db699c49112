import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from '@/lib/database/transaction';
import { freshDocuments } from './fresh-queries';

/** A kind of document in the index. Concepts define them; `lib/parts/search-kinds.ts` lists them all. */
export type SearchKind = {
  /** Name in the index, in addresses, and in `kind:team`. */
  kind: string;
  /** Heading over its results. */
  title: string;
  /** Label of one document. */
  name: string;
  /**
   * Query for kind, key, title, url, body and date of its documents; null if documents are handed over one by one. A
   * url is that of a page. Texts may contain e-mail addresses: the index removes them.
   */
  query: Prisma.Sql | null;
  /** Sources that change what the query finds; all sources if left out. A kind that only commands change has none. */
  sources?: readonly string[];
};

/** A document for the index. */
export type SearchDocumentInput = {
  key: string;
  title: string;
  url: string;
  body: string;
  date: Date | null;
};

/**
 * Makes the index of these kinds equal to the tables. Kinds without a query are left alone.
 *
 * Only documents that differ are written, so a second run writes nothing. Returns the number of documents written or
 * removed.
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

/** Makes the index of a kind equal to these documents; see {@link rebuildSearch}. */
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

/** Indexes documents of the tables at once, as the next {@link rebuildSearch} would. */
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
