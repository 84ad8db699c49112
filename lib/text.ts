/**
 * A text in which the letters A to Z are small, and all else is as it was. For comparing addresses: `toLowerCase`
 * makes other characters into these letters too (the Kelvin sign into a `k`), and with them somebody else's address.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * The text with what PostgreSQL can't hold (NUL, half of a surrogate pair) replaced by U+FFFD.
 *
 * A name with such a character in it is nobody's, so a look-up with the replaced text finds nothing,
 * where one with the text as it came would fail.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** What went wrong, in the words of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Text that LIKE finds as it is: `%`, `_` and `\\` would mean more than themselves, and Prisma hands them on. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

const conjunction = new Intl.ListFormat('en-GB');

/** Names joined for a sentence: `Ana, Bo and Cy`. */
export function listOf(names: readonly string[]): string {
  return conjunction.format(names);
}
