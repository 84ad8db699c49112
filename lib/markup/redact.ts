/**
 * The single grammar of e-mail addresses, and their replacements in public text.
 *
 * An address is a local part, an at sign and a domain with a dot: `ann+x@example.org`. Letters of any script, a quoted
 * local part, a machine's address in square brackets, an at sign written as `%40`, `&#64;`, `＠` or `﹫`, a dot written
 * as `%2E`, `&#46;` or `．`, invisible characters in between, and `ann [at] example [dot] org` count too. Message ids
 * (`<1@host.org>`) and fediverse handles (`@ann@host.org`) look the same and count as addresses. The following are not
 * addresses: a nick (`@ann`), a version (`nova@1.2.3`, `nova@abc1234`), a host without a dot (`ann@host`, except
 * `mailto:ann@host`), the account of a git server (`git@opendev.org:x`) and a systemd unit (`nova@1.service`).
 * Addresses of lists (`@lists.…`) are public places.
 *
 * Everything here runs in time proportional to the text's length: each part has a maximum length.
 */

const WORD = String.raw`[\p{L}\p{M}\p{N}\p{Cf}._%+\-]`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}\p{Cf}_\-]`;
/** Characters allowed in a local part besides {@link WORD}. In sentences they may surround an address. */
const SPECIAL = "!#$&'*=?^`{|}~";

const AT_SIGN = String.raw`[@\uFF20\uFE6B]|%(?:25){0,3}40|&(?:amp;)?(?:#0{0,6}64(?!\d);?|#x0{0,6}40(?![\da-f]);?|commat;)`;
/** Markdown marks around the at sign disappear when it is shown. */
const AT = String.raw`[\\*~\x60]{0,3}(?:${AT_SIGN})[*~\x60]{0,3}`;
const DOT = String.raw`(?:[.\uFF0E\uFF61]|\u3002(?=[a-z])|%(?:25){0,3}2e|&(?:amp;)?(?:#0{0,6}46(?!\d);?|#x0{0,6}2e(?![\da-f]);?|period;))`;
const TOP = String.raw`(?:xn--[a-z0-9\-]{2,59}|[\p{L}\p{M}\p{Cf}]{2,63})`;
const DOMAIN = String.raw`(?:${LABEL}{1,63}${DOT}){1,126}${TOP}|\[(?:IPv6:)?[\da-f.:]{3,45}\]`;

const AT_SIGNS = new RegExp(AT, 'giu');
const LOCAL = new RegExp(
  String.raw`(?<=(${WORD}{1,256}|"(?:[^"\\\r\n]|\\.){1,64}"|${WORD}(?:${WORD}|[${SPECIAL}]){0,255}))`,
  'uy',
);
/** Matches a domain with what follows it directly: `a@b.org@c.org` ends only at its last domain. */
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
 * Pattern that matches every text with an address, except one in plain words (`IN_WORDS`). Most texts do not match and
 * need no second pass. PostgreSQL (`~*`) reads it as this program does.
 */
export const LIKE_AN_ADDRESS = String.raw`${AT_SIGN}|${OPEN}at${SHUT}`;

const MAY_HOLD = new RegExp(LIKE_AN_ADDRESS, 'iu');

/** The replacement of an address, and which kinds count as one besides those that always do. */
export type Redaction = {
  /** Returns the replacement for a local part as written. */
  show: (local: string) => string;
  /** True to remove addresses of lists too, and the `<mailto:…>` around an address. */
  isStrict?: boolean;
  /** True to count `ann at example dot org` too: for texts in which people say how to reach them. */
  readsWords?: boolean;
};

/** Shows `ann@…`: the person stays recognisable but cannot be reached. */
export const MASKED: Redaction = { show: (local) => `${local}@…` };

/** Replacement of an address in a candidate's statement. */
export const HIDDEN_ADDRESS = '[address hidden]';

/** Shows `[address hidden]`, where candidates say how to reach them. */
export const HIDDEN: Redaction = { show: () => HIDDEN_ADDRESS, isStrict: true, readsWords: true };

/** Shows `[address]`, for the name of a file or a message about one. */
export const NAMED: Redaction = { show: () => '[address]', isStrict: true };

/** Shows a blank, for searchable text. */
export const BLANK: Redaction = { show: () => ' ' };

/**
 * Returns a text without people's e-mail addresses.
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

/**
 * Maximum passes over a text. Removing one address can reveal another that a quoted one hid; a handful of passes finds
 * all.
 */
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
 * Redacts every text in a value of plain objects and arrays, whatever its key. Returns the value itself if nothing was
 * removed.
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

/** Returns the first address in a text, as it may be shown, and its line, or null if there is none. */
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
    // A quoted local part can contain an address.
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

/** True for the address of a list or a git server, and for the name of a systemd unit, which is not an address. */
function isPublic({ local, domain, next, isStrict }: Reach): boolean {
  if (/^lists\./i.test(domain)) return !isStrict;
  if (local.toLowerCase() === 'git') return next === ':' || next === '/';
  return /\.(?:service|socket|timer|mount|slice)$/.test(domain);
}

/** Extends a span by the `<mailto:` and the `>` around it. */
function bracketed(text: string, { start, end, local }: Span): Span {
  const opening = /(?:<(?:mailto:)?|mailto:)$/i.exec(text.slice(Math.max(0, start - 8), start));
  return {
    start: start - (opening?.[0].length ?? 0),
    end: text[end] === '>' ? end + 1 : end,
    local,
  };
}

/** Words before "at example.org" in a sentence about a place, not in an address. */
const PROSE =
  /^(look(s|ing|ed)?|work(s|ing|ed)?|employed|engineer|developer|available|found|hosted|published|is|are|was|be|been|me|us|it|them|here|more|live|discuss\w*|meet\w*|see|read|code|docs?|documentation|details?|information|page|wiki|list|project|projects|team|ptl|and|or|not|also|job|lead|manager|architect|researcher|arrive[ds]?|start(ed|ing)?|review(s|ed|ing)?)$/i;

/**
 * Hides addresses written in words. "We discuss at example.org" stays: a plain "at" hides only what reads like an
 * address.
 */
function withoutWords(text: string, { show }: Redaction): string {
  return text.replace(IN_WORDS, (found, local: string, at: string) => {
    const isPlainAt = at.trim() === 'at';
    return isPlainAt && !/\sdot\s/i.test(found) && PROSE.test(local) ? found : show(local);
  });
}
