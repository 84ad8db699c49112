/**
 * Converts the letters A to Z to lower case and leaves everything else as it is. For comparing addresses: `toLowerCase`
 * also turns other characters into these letters (the Kelvin sign into a `k`), and so one person's address into
 * another's.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Replaces what PostgreSQL can't store (NUL, half of a surrogate pair) with U+FFFD.
 *
 * No name contains such a character, so a look-up with the replaced text finds nothing, where one with the original
 * text would fail.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Message of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Escapes text for LIKE: `%`, `_` and `\\` have a special meaning there, and Prisma does not escape them. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

const conjunction = new Intl.ListFormat('en-GB');

/** Joins names for a sentence: `Ana, Bo and Cy`. */
export function listOf(names: readonly string[]): string {
  return conjunction.format(names);
}
