/**
 * A text in which the letters A to Z are small, and all else is as it was. For comparing addresses: `toLowerCase`
 * makes other characters into these letters too (the Kelvin sign into a `k`), and with them somebody else's address.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
