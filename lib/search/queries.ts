import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { redact } from '@/lib/markup/redact';
import { MAX_SLIPS, nearestWord, queryOf, type Search, type Highlight, type Term } from './rules';

/** A document found. `score` is a whole number, comparable only within one search. */
export type Hit = {
  kind: string;
  key: string;
  title: Highlight[];
  url: string;
  snippet: Highlight[];
  date: Date | null;
  score: number;
};

/** Cursor in a list of hits. */
export type HitCursor = readonly [score: number, at: string, kind: string, key: string];

/** Date of documents without one, so that they sort last. */
const NO_DATE = '0001-01-01T00:00:00.000Z';

/**
 * Marks around a match: private-use characters, which are first removed from the text so that nothing can forge them.
 * `ts_headline` drops text that looks like a tag: a snippet may lose it, a title is kept as it is.
 */
const [START, STOP] = ['\uE000', '\uE001'];
const HEADLINE = `StartSel=${START}, StopSel=${STOP}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`;
const WHOLE = `StartSel=${START}, StopSel=${STOP}, HighlightAll=true`;

/** Characters that a snippet is chosen from, and how many of them precede the first match. */
const PASSAGE = 2500;
const BEFORE = 200;

type Row = {
  kind: string;
  key: string;
  title: string;
  url: string;
  snippet: string;
  date: Date | null;
  score: number;
};

/** Search with its kinds chosen, or null if it asks for nothing. */
type Wanted = { search: Search; kinds: readonly string[] };

/** Finds documents after a cursor, best first and newest first among equals. */
export async function listHits(
  { search, kinds }: Wanted,
  take: number,
  after?: HitCursor,
): Promise<Hit[]> {
  if (isEmpty(search, kinds)) return [];
  const [score = null, at = null, kind = null, key = null] = after ?? [];
  const rows = await db.$queryRaw<Row[]>`
    with ${wantedQuery(search)},
    "hit" as (
      select d."kind", d."key", d."date", coalesce(d."date", ${NO_DATE}::timestamptz) as "at",
        ${scoreOf(search)} as "score"
      from "SearchDocument" d, "wanted" w
      where ${matches(search)} and ${ofKinds(kinds)}
    ),
    "page" as (
      select * from "hit"
      where ${score}::int is null or "score" < ${score}::int or ("score" = ${score}::int and (
        "at" < ${at}::timestamptz or ("at" = ${at}::timestamptz and ("kind", "key") > (${kind}::text, ${key}::text))))
      order by "score" desc, "at" desc, "kind", "key" limit ${take}
    )
    select p."kind", p."key", d."url", p."date", p."score",
      case when position('<' in d."title") > 0 then d."title"
        else ts_headline('english', translate(d."title", ${START + STOP}, ''), w."query", ${WHOLE}) end as "title",
      ts_headline('english', translate(${passageFor(search)}, ${START + STOP}, ''), w."query", ${HEADLINE}) as "snippet"
    from "page" p join "SearchDocument" d using ("kind", "key"), "wanted" w
    order by p."score" desc, p."at" desc, p."kind", p."key"`;
  return rows.map(toHit);
}

/** Counts the documents of each kind that a search finds, in the order of `kinds`. Kinds without any are left out. */
export async function countHits(
  search: Search,
  kinds: readonly string[],
): Promise<{ kind: string; count: number }[]> {
  if (isEmpty(search, search.kinds)) return [];
  const rows = await db.$queryRaw<{ kind: string; count: number }[]>`
    with ${wantedQuery(search)}
    select d."kind", count(*)::int as "count" from "SearchDocument" d, "wanted" w
    where ${matches(search)} group by d."kind"`;
  return kinds.flatMap((kind) =>
    rows.flatMap((row) => (row.kind === kind ? [{ kind, count: row.count }] : [])),
  );
}

/** Maximum number of addresses in a sitemap. */
const SITEMAP_LENGTH = 50_000;

/** Lists the addresses of all pages with a document in the index, each once. */
export async function listFindablePages(): Promise<string[]> {
  const rows = await db.$queryRaw<{ url: string }[]>`
    select distinct split_part(split_part("url", '#', 1), '?', 1) as "url" from "SearchDocument" order by "url" limit ${SITEMAP_LENGTH}`;
  return rows.map(({ url }) => url);
}

/** Cursor at a hit. */
export function cursorOfHit({ score, date, kind, key }: Hit): HitCursor {
  return [score, date?.toISOString() ?? NO_DATE, kind, key];
}

/**
 * Suggests another search: each word that no document contains is replaced by the nearest word of any title. Null if
 * every word is known or none has a near one.
 */
export async function suggestSearch(search: Search): Promise<string | null> {
  const unknown = await listUnknownWords(search.terms);
  if (unknown.length === 0) return null;
  const lengths = unknown.map((word) => word.length);
  const known = await listTitleWords(
    Math.min(...lengths) - MAX_SLIPS,
    Math.max(...lengths) + MAX_SLIPS,
  );
  const nearest = new Map(unknown.map((word) => [word, nearestWord(word, known)]));
  if (![...nearest.values()].some((word) => word !== null)) return null;
  const corrected = search.terms.map(({ words, isQuoted }) => {
    const text = words.map((word) => nearest.get(word) ?? word).join(' ');
    return isQuoted ? `"${text}"` : text;
  });
  return [...corrected, ...search.kinds.map((kind) => `kind:${kind}`)].join(' ');
}

async function listUnknownWords(terms: Term[]): Promise<string[]> {
  const words = [...new Set(terms.flatMap((term) => term.words))];
  const rows = await db.$queryRaw<{ word: string }[]>`
    select "word" from unnest(${words}::text[]) as "word"
    where not exists (
      select from "SearchDocument" where "vector" @@
        (to_tsquery('english', "word" || ':*') || to_tsquery('simple', "word" || ':*')))`;
  return rows.map(({ word }) => word);
}

/**
 * Words of titles of some lengths, with the number of titles that contain them. Candidacies are left out: their titles
 * repeat others.
 */
async function listTitleWords(
  shortest: number,
  longest: number,
): Promise<{ word: string; count: number }[]> {
  return db.$queryRaw`
    select "word", count(*)::int as "count"
    from "SearchDocument", string_to_table("searchWords"(lower("title")), ' ') as "word"
    where "kind" <> 'candidacy' and length("word") between ${Math.max(3, shortest)} and ${longest} group by "word"`;
}

function isEmpty(search: Search, kinds: readonly string[]): boolean {
  return search.terms.length === 0 && kinds.length === 0;
}

/**
 * Search as one tsquery. A term matches by its stems and as written. A term of stop words alone (“the”) excludes
 * nothing, because texts are indexed without them.
 */
function wantedQuery({ terms, excluded }: Search): Prisma.Sql {
  const all = [
    ...terms.map((term) => termQuery(queryOf(term))),
    ...excluded.map((term) => Prisma.sql`!!(${termQuery(queryOf(term))})`),
  ];
  const query = all.length === 0 ? Prisma.sql`''::tsquery` : Prisma.join(all, ' && ');
  return Prisma.sql`"wanted" as materialized (select (${query}) as "query")`;
}

function termQuery(text: string): Prisma.Sql {
  return Prisma.sql`(case when numnode(to_tsquery('english', ${text})) = 0 then ''::tsquery
    else to_tsquery('english', ${text}) || to_tsquery('simple', ${text}) end)`;
}

/** Condition of a match. A search without words matches every document of its kinds. */
function matches({ terms, excluded }: Search): Prisma.Sql {
  return terms.length + excluded.length === 0
    ? Prisma.sql`true`
    : Prisma.sql`d."vector" @@ w."query"`;
}

function ofKinds(kinds: readonly string[]): Prisma.Sql {
  return kinds.length === 0 ? Prisma.sql`true` : Prisma.sql`d."kind" = any(${[...kinds]}::text[])`;
}

/**
 * Score of a document. Words of the title weigh more than those of the text; a title equal to the search comes first.
 *
 * Scores are coarse on purpose: among texts about as good as each other the newest comes first. For several words,
 * those close together count more (cover density). A single word has no neighbours, and counting its uses is five times
 * as fast, which matters where thousands of texts contain it.
 */
function scoreOf({ terms }: Search): Prisma.Sql {
  const words = terms.flatMap((term) => term.words);
  if (words.length === 0) return Prisma.sql`0`;
  const rank = words.length === 1 ? Prisma.sql`ts_rank` : Prisma.sql`ts_rank_cd`;
  return Prisma.sql`(200 * ${rank}('{0.05, 0.1, 0.4, 1}', d."vector", w."query", 1 | 32)
    + case when lower("searchWords"(d."title")) = ${words.join(' ')} then 1000 else 0 end)::int`;
}

/**
 * Passage that a snippet is made from: around the first use of the longest word, which is likely the most specific.
 * Choosing fragments of twice the text takes far more than twice as long.
 */
function passageFor({ terms }: Search): Prisma.Sql {
  const words = terms.flatMap((term) => term.words);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return Prisma.sql`(select case when "start" <= 1 then left(d."body", ${PASSAGE})
    else regexp_replace(substr(d."body", "start", ${PASSAGE}), '^\\S*\\s+', '') end
    from (select position(${longest} in lower(d."body")) - ${BEFORE} as "start") "found")`;
}

function toHit({ title, snippet, ...row }: Row): Hit {
  return { ...row, title: stretchesOf(title), snippet: stretchesOf(snippet) };
}

/**
 * Splits a marked text into parts. A text that was indexed before its addresses were recognised loses its marks with
 * them.
 */
function stretchesOf(marked: string): Highlight[] {
  const text = marked.replaceAll(START, '').replaceAll(STOP, '');
  const shown = redact(text);
  if (shown !== text) return [{ text: shown, isMatch: false }];
  return marked.split(START).flatMap((piece, place) => {
    const [match = '', rest] = place === 0 ? ['', piece] : piece.split(STOP);
    return [
      { text: match, isMatch: true },
      { text: rest ?? '', isMatch: false },
    ].filter(({ text }) => text !== '');
  });
}
