import { escapeHtml } from '@/lib/markup/escape';

/** A term that must (or must not) be found: words in a row, the last by its prefix unless the term is quoted. */
export type Term = { words: string[]; isQuoted: boolean };

/** A parsed search. */
export type Search = {
  terms: Term[];
  excluded: Term[];
  /** From `kind:team` in the text; empty means all. */
  kinds: string[];
  /** True if the text was too long and some of it was not used. */
  isCut: boolean;
};

/** A part of a title or snippet, with whether it matches. */
export type Highlight = { text: string; isMatch: boolean };

/** The parts as plain text. */
export function textOf(parts: readonly Highlight[]): string {
  return parts.map(({ text }) => text).join('');
}

/** The parts as HTML: everything escaped, the matches in `<mark>`. */
export function htmlOf(parts: readonly Highlight[]): string {
  return parts
    .map(({ text, isMatch }) => (isMatch ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('');
}

/** Maximum length of a query that is read, in characters. */
const MAX_TEXT = 500;
const MAX_WORDS = 16;
const MAX_WORD_LENGTH = 64;

/** A quoted phrase (the closing mark may be missing), or a run of other characters. */
const PIECE = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/**
 * Parses a search: words, `"quoted phrases"`, `-excluded` words and phrases, and `kind:team` for one of `kinds`.
 *
 * Every text is a valid search. Punctuation ends a word, as it does in the index, so `oslo.messaging` is the phrase “oslo
 * messaging”; text without a letter or digit is skipped.
 *
 * @example
 * readSearch('kind:team "release management" -nova', ['team']);
 * // => { terms: [{ words: ['release', 'management'], isQuoted: true }],
 * //      excluded: [{ words: ['nova'], isQuoted: false }], kinds: ['team'], isCut: false }
 */
export function readSearch(text: string, kinds: readonly string[]): Search {
  const search: Search = { terms: [], excluded: [], kinds: [], isCut: text.length > MAX_TEXT };
  let room = MAX_WORDS;
  for (const [, minus, phrase, plain = ''] of straightened(text).matchAll(PIECE)) {
    const kind = phrase === undefined ? kindOf(plain, kinds) : null;
    if (kind !== null) {
      if (!search.kinds.includes(kind)) search.kinds.push(kind);
      continue;
    }
    const all = wordsOf(phrase ?? plain);
    const words = all.slice(0, room);
    if (words.length < all.length) search.isCut = true;
    if (words.length === 0) continue;
    room -= words.length;
    const term = { words, isQuoted: phrase !== undefined };
    (minus === '-' ? search.excluded : search.terms).push(term);
  }
  return search;
}

/** Words of a text as in the index: runs of letters, digits and marks of any script, in lower case. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => [...word].slice(0, MAX_WORD_LENGTH).join('')); // eslint-disable-line @typescript-eslint/no-misused-spread -- code points are what PostgreSQL counts
}

/** Term in the syntax of PostgreSQL's `to_tsquery`. Safe, because words contain only letters, digits and marks. */
export function queryOf({ words, isQuoted }: Term): string {
  const query = words.join(' <-> ');
  return isQuoted ? query : `${query}:*`;
}

function kindOf(piece: string, kinds: readonly string[]): string | null {
  const name = /^kind:(\w+)$/i.exec(piece)?.[1]?.toLowerCase() ?? '';
  return kinds.includes(name) ? name : null;
}

/** Replaces typographic quotation marks, and cuts the text without splitting a character. */
function straightened(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replace(/[“”„«»]/gu, '"');
}

/** Maximum number of typing errors in a word that is corrected. */
export const MAX_SLIPS = 2;

/** The likeliest correction of `word`, or null if none is close: one error in four letters, two in more. */
export function nearestWord(
  word: string,
  known: readonly { word: string; count: number }[],
): string | null {
  const most = word.length < 4 ? 0 : word.length < 7 ? 1 : MAX_SLIPS;
  let best: { word: string; count: number; slips: number } | null = null;
  for (const candidate of known) {
    if (Math.abs(candidate.word.length - word.length) > most) continue;
    const slips = slipsBetween(word, candidate.word, most);
    if (slips === 0 || slips > most) continue;
    if (!best || slips < best.slips || (slips === best.slips && candidate.count > best.count)) {
      best = { ...candidate, slips };
    }
  }
  return best?.word ?? null;
}

/**
 * Counts the typing errors between two words: a letter missing, added or wrong, or two neighbours swapped (optimal
 * string alignment). Counting stops beyond `most`.
 */
function slipsBetween(a: string, b: string, most: number): number {
  let [before, last] = [
    new Array<number>(b.length + 1).fill(0),
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
