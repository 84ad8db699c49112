/**
 * The one grammar of e-mail addresses, and what takes their place in what anybody may read.
 *
 * An address is a local part, an at sign and a domain with a dot: `ann+x@example.org`, also with letters of any script,
 * a quoted local part, an address of a machine in square brackets, an at sign written as `%40`, `&#64;`, `＠` or `﹫`,
 * a dot written as `%2E`, `&#46;` or `．`, characters that nobody sees in between, and `ann [at] example [dot] org`.
 * Message ids (`<1@host.org>`) and handles of the fediverse (`@ann@host.org`) look the same and count as addresses.
 * None are a nick (`@ann`), a version (`nova@1.2.3`, `nova@abc1234`), a host without a dot (`ann@host`, but for
 * `mailto:ann@host`), the account of a git server (`git@opendev.org:x`) and a unit of systemd (`nova@1.service`).
 * Addresses of lists (`@lists.…`) are public places.
 *
 * Everything here runs in time proportional to the text's length: each part has a greatest length.
 */

const WORD = String.raw`[\p{L}\p{M}\p{N}\p{Cf}._%+\-]`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}\p{Cf}_\-]`;
/** What may stand in a local part beside {@link WORD}, and in sentences stands around one. */
const SPECIAL = "!#$&'*=?^`{|}~";

const AT_SIGN = String.raw`[@\uFF20\uFE6B]|%(?:25){0,3}40|&(?:amp;)?(?:#0{0,6}64(?!\d);?|#x0{0,6}40(?![\da-f]);?|commat;)`;
/** Marks of Markdown around it fall away when it is shown. */
const AT = String.raw`[\\*~\x60]{0,3}(?:${AT_SIGN})[*~\x60]{0,3}`;
const DOT = String.raw`(?:[.\uFF0E\uFF61]|\u3002(?=[a-z])|%(?:25){0,3}2e|&(?:amp;)?(?:#0{0,6}46(?!\d);?|#x0{0,6}2e(?![\da-f]);?|period;))`;
const TOP = String.raw`(?:xn--[a-z0-9\-]{2,59}|[\p{L}\p{M}\p{Cf}]{2,63})`;
const DOMAIN = String.raw`(?:${LABEL}{1,63}${DOT}){1,126}${TOP}|\[(?:IPv6:)?[\da-f.:]{3,45}\]`;

const AT_SIGNS = new RegExp(AT, 'giu');
const LOCAL = new RegExp(
  String.raw`(?<=(${WORD}{1,256}|"(?:[^"\\\r\n]|\\.){1,64}"|${WORD}(?:${WORD}|[${SPECIAL}]){0,255}))`,
  'uy',
);
/** What follows a domain at once is part of it: `a@b.org@c.org` has no end before its last. */
const AFTER = new RegExp(String.raw`(${DOMAIN})((?:["']?${AT}(?:${DOMAIN}))*)`, 'iuy');
const HOST = new RegExp(String.raw`(${LABEL}{1,63}(?:${DOT}${LABEL}{1,63})*)`, 'iuy');

const OPEN = String.raw`(?:[\[({<]|&lt;|&#x3c;)[ \t]?`;
const SHUT = String.raw`[ \t]?(?:[\])}>]|&gt;|&#x3e;)`;
const GAP = String.raw`[ \t]{0,3}`;
/** `ann [at] example [dot] org`, `ann(at)example.org`. */
const SPELLED = new RegExp(
  String.raw`(?<!${WORD})(${WORD}{1,256})${GAP}${OPEN}at${SHUT}${GAP}` +
    String.raw`${LABEL}{1,63}(?:(?:\.|${GAP}${OPEN}(?:dot|\.)${SHUT}${GAP}|[ \t]{1,3}dot[ \t]{1,3})${LABEL}{1,63}){1,126}`,
  'giu',
);
/** `ann AT example DOT org`, `mail: ann at example.org`, `ann_at_example.org`. */
const IN_WORDS = new RegExp(
  String.raw`(?<!${WORD})(${WORD}{1,256})${GAP}([ \t]at[ \t]|_[ \t]?at[ \t]?_)${GAP}` +
    String.raw`${LABEL}{1,63}(?:(?:\.|${GAP}[\[({<_][ \t]?(?:dot|\.)[ \t]?[\])}>_]${GAP}|[ \t]{1,3}dot[ \t]{1,3})${LABEL}{1,63}){1,126}`,
  'giu',
);

/**
 * What a text has that can hold an address at all: most hold none, and need not be read again. Written so that
 * PostgreSQL reads it as this program does (`~*`).
 */
export const LIKE_AN_ADDRESS = String.raw`${AT_SIGN}|${OPEN}at${SHUT}`;

const MAY_HOLD = new RegExp(LIKE_AN_ADDRESS, 'iu');

/** How an address is shown, and what counts as one beside what always does. */
export type Redaction = {
  /** What takes its place, for the local part as it was written. */
  show: (local: string) => string;
  /** Addresses of lists go, too, and so does the `<mailto:…>` around an address. */
  isStrict?: boolean;
  /** `ann at example dot org` is one, too: for texts in which people say how to reach them. */
  readsWords?: boolean;
};

/** `ann@…`: who is meant stays, how to reach them goes. */
export const MASKED: Redaction = { show: (local) => `${local}@…` };

/** What takes the place of an address in a candidate's statement. */
export const HIDDEN_ADDRESS = '[address hidden]';

/** `[address hidden]`, wherever a candidate says how to reach them. */
export const HIDDEN: Redaction = { show: () => HIDDEN_ADDRESS, isStrict: true, readsWords: true };

/** `[address]`, in the name of a file or a message about one. */
export const NAMED: Redaction = { show: () => '[address]', isStrict: true };

/** A blank: in what can be searched. */
export const BLANK: Redaction = { show: () => ' ' };

/**
 * A text without anybody's e-mail address.
 *
 * @example
 * redact('ann@example.org wrote to dev@lists.example.org'); // => 'ann@… wrote to dev@lists.example.org'
 */
export function redact(text: string, how: Redaction = MASKED): string {
  let shown = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = redactOnce(shown, how);
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

/** What is taken out of one text can leave an address where a quoted one hid it; a handful of passes finds them all. */
const MAX_PASSES = 8;

function redactOnce(text: string, how: Redaction): string {
  if (!MAY_HOLD.test(text) && !how.readsWords) return text;
  let shown = '';
  let place = 0;
  for (const { start, end, local } of addressesIn(text, how)) {
    shown += text.slice(place, start) + how.show(local);
    place = end;
  }
  shown += text.slice(place);
  const spelled = shown.replace(SPELLED, (_found, local: string) => how.show(local));
  return how.readsWords ? withoutWords(spelled, how) : spelled;
}

/**
 * The same of every text in a value of plain objects and arrays, whatever it is called; the value itself when there
 * was nothing to take out.
 */
export function redactAll<Value>(value: Value, how: Redaction = MASKED): Value {
  return redacted(value, how) as Value;
}

function redacted(value: unknown, how: Redaction): unknown {
  if (typeof value === 'string') return redact(value, how);
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const parts = list.map((part) => redacted(part, how));
    return parts.some((part, index) => part !== list[index]) ? parts : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  const parts = entries.map(([name, part]) => [name, redacted(part, how)] as const);
  return parts.some(([, part], index) => part !== entries[index]?.[1])
    ? Object.fromEntries(parts)
    : value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The first address in a text, as it may be shown, and the line it is in; null when there is none. */
export function findAddress(text: string): { shown: string; line: number } | null {
  if (!MAY_HOLD.test(text)) return null;
  const [first] = addressesIn(text, MASKED);
  const spelled = new RegExp(SPELLED).exec(text);
  const places = [
    ...(first ? [{ at: first.start, local: first.local }] : []),
    ...(spelled ? [{ at: spelled.index, local: spelled[1] ?? '' }] : []),
  ].sort((one, other) => one.at - other.at);
  const [found] = places;
  if (!found) return null;
  return { shown: MASKED.show(found.local), line: text.slice(0, found.at).split('\n').length };
}

type Span = { start: number; end: number; local: string };

function addressesIn(text: string, { isStrict = false }: Redaction): Span[] {
  const spans: Span[] = [];
  for (const { 0: sign, index } of text.matchAll(AT_SIGNS)) {
    const before = spans.at(-1)?.end ?? 0;
    if (index < before) continue;
    const span = addressAround(text, { from: index, until: index + sign.length, before, isStrict });
    // A quoted local part can hold an address of its own.
    while (span && (spans.at(-1)?.end ?? 0) > span.start) {
      span.start = Math.min(span.start, spans.pop()?.start ?? 0);
    }
    if (span) spans.push(span);
  }
  return spans;
}

type AtSign = { from: number; until: number; before: number; isStrict: boolean };

function addressAround(text: string, { from, until, before, isStrict }: AtSign): Span | null {
  const written = matchAt(LOCAL, text, from)?.[1] ?? '';
  const local = written.startsWith('"') ? written : written.slice(-Math.max(0, from - before));
  if (local === '' || from === before) return null;
  const start = from - local.length;
  const isMail = /mailto:$/i.test(text.slice(Math.max(0, start - 7), start));
  const found = matchAt(AFTER, text, until) ?? (isMail ? matchAt(HOST, text, until) : null);
  if (!found) return null;
  const [all, domain = '', more] = found;
  const end = until + all.length;
  if (!more && isPublic({ local, domain, next: text[end], isStrict })) return null;
  return isStrict ? bracketed(text, { start, end, local }) : { start, end, local };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

type Reach = { local: string; domain: string; next: string | undefined; isStrict: boolean };

/** Of a list, of a git server, or no address but the name of a unit of systemd. */
function isPublic({ local, domain, next, isStrict }: Reach): boolean {
  if (/^lists\./i.test(domain)) return !isStrict;
  if (local.toLowerCase() === 'git') return next === ':' || next === '/';
  return /\.(?:service|socket|timer|mount|slice)$/.test(domain);
}

/** With the `<mailto:` and the `>` around it. */
function bracketed(text: string, { start, end, local }: Span): Span {
  const opening = /(?:<(?:mailto:)?|mailto:)$/i.exec(text.slice(Math.max(0, start - 8), start));
  return {
    start: start - (opening?.[0].length ?? 0),
    end: text[end] === '>' ? end + 1 : end,
    local,
  };
}

/** Words that stand before "at example.org" in a sentence about a place and not in an address. */
const PROSE =
  /^(look(s|ing|ed)?|work(s|ing|ed)?|employed|engineer|developer|available|found|hosted|published|is|are|was|be|been|me|us|it|them|here|more|live|discuss\w*|meet\w*|see|read|code|docs?|documentation|details?|information|page|wiki|list|project|projects|team|ptl|and|or|not|also|job|lead|manager|architect|researcher|arrive[ds]?|start(ed|ing)?|review(s|ed|ing)?)$/i;

/** "We discuss at example.org" keeps its words: a plain "at" hides only what reads like an address. */
function withoutWords(text: string, { show }: Redaction): string {
  return text.replace(IN_WORDS, (found, local: string, at: string) => {
    const isPlainAt = at.trim() === 'at';
    return isPlainAt && !/\sdot\s/i.test(found) && PROSE.test(local) ? found : show(local);
  });
}
