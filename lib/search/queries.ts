import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { redact } from '@/lib/markup/redact';
import { MAX_SLIPS, nearestWord, queryOf, type Search, type Highlight, type Term } from './rules';

/** A document found. `score` is whole and only compares with others of the same search. */
export type Hit = {
  kind: string;
  key: string;
  title: Highlight[];
  url: string;
  snippet: Highlight[];
  date: Date | null;
  score: number;
};

/** Where a list of hits was read up to. */
export type HitCursor = readonly [score: number, at: string, kind: string, key: string];

/** Sorts documents without a date after those with one. */
const NO_DATE = '0001-01-01T00:00:00.000Z';

/**
 * Marks around a match: private characters, taken out of the text first, so nothing can forge them.
 * `ts_headline` leaves out what looks like a tag; a snippet may lose it, a title stays as it is.
 */
const [START, STOP] = ['\uE000', '\uE001'];
const HEADLINE = `StartSel=${START}, StopSel=${STOP}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`;
const WHOLE = `StartSel=${START}, StopSel=${STOP}, HighlightAll=true`;

/** How much of a text a snippet is chosen from, and how much of that comes before the first match. */
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

/** What is left of a search once its kinds are chosen; null when it asks for nothing. */
type Wanted = { search: Search; kinds: readonly string[] };

/** Finds documents, best first and newest first among equals, after `after`. */
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

/** How many documents of each kind a search finds, in the order of `kinds`; those without any are left out. */
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

/** At most this many addresses fit in one sitemap. */
const SITEMAP_LENGTH = 50_000;

/** The addresses of the pages that something findable stands on, each once. */
export async function listFindablePages(): Promise<string[]> {
  const rows = await db.$queryRaw<{ url: string }[]>`
    select distinct split_part(split_part("url", '#', 1), '?', 1) as "url" from "SearchDocument" order by "url" limit ${SITEMAP_LENGTH}`;
  return rows.map(({ url }) => url);
}

/** The place of a hit in its list, for a cursor. */
export function cursorOfHit({ score, date, kind, key }: Hit): HitCursor {
  return [score, date?.toISOString() ?? NO_DATE, kind, key];
}

/**
 * What may have been meant: the words of the search that nothing contains, each replaced by the nearest
 * word of any title. Null when every word is known or none has a near one.
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

/** The words of titles, and how many have each, of some lengths. A candidacy's title repeats other titles. */
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
 * The search as one tsquery. A term is looked for by its stems and as it stands; a term of stop words
 * alone (“the”) excludes nothing, as the texts are indexed without them.
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

/** Without words, every document of the kinds asked for matches. */
function matches({ terms, excluded }: Search): Prisma.Sql {
  return terms.length + excluded.length === 0
    ? Prisma.sql`true`
    : Prisma.sql`d."vector" @@ w."query"`;
}

function ofKinds(kinds: readonly string[]): Prisma.Sql {
  return kinds.length === 0 ? Prisma.sql`true` : Prisma.sql`d."kind" = any(${[...kinds]}::text[])`;
}

/**
 * Words of the title weigh more than those of the text; a title that is the search itself comes first.
 *
 * Scores are coarse on purpose: among texts about as good as each other the newest comes first.
 * Of several words those close together count more (cover density). A word alone has no neighbours, and
 * counting its uses is five times as fast, which tells where thousands of texts have it.
 */
function scoreOf({ terms }: Search): Prisma.Sql {
  const words = terms.flatMap((term) => term.words);
  if (words.length === 0) return Prisma.sql`0`;
  const rank = words.length === 1 ? Prisma.sql`ts_rank` : Prisma.sql`ts_rank_cd`;
  return Prisma.sql`(200 * ${rank}('{0.05, 0.1, 0.4, 1}', d."vector", w."query", 1 | 32)
    + case when lower("searchWords"(d."title")) = ${words.join(' ')} then 1000 else 0 end)::int`;
}

/**
 * The passage a snippet is made from: around the first use of the longest word, the likeliest to be
 * telling. Choosing fragments takes far more than twice as long for twice the text.
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

/** A marked text in parts; one that was indexed before addresses were known as such loses its marks with them. */
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
