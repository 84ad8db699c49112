/**
 * Invisible characters: those that Unicode allows to be left out when shown (zero-width and bidirectional controls,
 * tags, fillers, variation selectors), annotation marks, the Braille blank, and controls other than tabs and line ends.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800]|[^\P{Cc}\t\n\f\r]/gu;

/**
 * Positions where such a character is needed: joiners inside words of joining scripts, between emoji and in flags, and
 * selectors after the emoji or ideograph whose appearance they choose.
 */
const AT_WORK = new RegExp(
  [
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\u20E3])\\u200D(?=\\p{Extended_Pictographic})',
    `(?<=[${joiningScripts()}])[\\u200C\\u200D]`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}])[\\uFE0E\\uFE0F]',
    '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
    '(?<=\\p{Unified_Ideograph})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
    '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
  ].join('|'),
  'uy',
);

/** Matches the flags of England, Scotland and Wales, the only tag characters that are visible. */
const FLAG = /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu; // prettier-ignore

function joiningScripts(): string {
  return [
    'Arabic', 'Syriac', 'Nko', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu',
    'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Javanese', 'Balinese',
  ] // prettier-ignore
    .map((script) => `\\p{Script=${script}}`)
    .join('');
}

/** An invisible character and its position; `index` counts as `String.prototype.at` does. */
export type Unseen = { character: string; index: number };

/** Yields every invisible character of a text, in order. */
function* unseenIn(text: string): Generator<Unseen> {
  const flags = [...text.matchAll(FLAG)].map(({ index, 0: flag }) => [index, index + flag.length]);
  let flag = 0;
  for (const { index, 0: character } of text.matchAll(UNSEEN)) {
    while ((flags[flag]?.[1] ?? Infinity) <= index) flag += 1;
    if ((flags[flag]?.[0] ?? Infinity) <= index) continue;
    AT_WORK.lastIndex = index;
    if (!AT_WORK.test(text)) yield { character, index };
  }
}

/** Returns the first invisible character of a text, or null. Those that a script or an emoji needs are allowed. */
export function firstInvisible(text: string): Unseen | null {
  for (const unseen of unseenIn(text)) return unseen;
  return null;
}

/** Returns a character in Unicode notation: `U+200B`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Replaces every invisible character by a mark; a run of the same character gets one mark.
 *
 * Marks are text, so that they are copied, read aloud and found without any style.
 *
 * @example
 * markInvisible('safe\u202Eefas'); // => 'safe[U+202E]efas'
 */
export function markInvisible(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text; // Most names and titles.
  const parts: string[] = [];
  let [end, length, last] = [0, 0, ''];
  const close = () => {
    if (length > 0) parts.push(`[${codePoint(last)}${length > 1 ? ` ×${length}` : ''}]`);
    length = 0;
  };
  for (const { character, index } of unseenIn(text)) {
    if (index !== end || character !== last) {
      close();
      parts.push(text.slice(end, index));
    }
    length += 1;
    last = character;
    end = index + character.length;
  }
  close();
  return end === 0 ? text : parts.join('') + text.slice(end);
}

/**
 * Reason a text with an invisible character is refused, or null. It names the first one and its position, counted from
 * 1.
 */
export function invisibleFault(text: string): string | null {
  const found = firstInvisible(text);
  if (!found) return null;
  const before = text.slice(0, found.index).split('\n');
  const place = `line ${before.length}, character ${Array.from(before.at(-1) ?? '').length + 1}`;
  return `has a character that nobody sees, ${codePoint(found.character)}, at ${place}; remove it`;
}
