/**
 * Converts a name to lower case and each run of characters other than letters and digits to one hyphen.
 *
 * Letters and digits of any script count; hyphens at either end are dropped. A name with neither letter nor digit has
 * the slug `''`.
 *
 * @example
 * slugOf('Release Management'); // => 'release-management'
 * slugOf('2025.1'); // => '2025-1'
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
