import { createHash } from 'node:crypto';

/**
 * Derives a UUID (version 8) from its parts: the same parts give the same id in every run and on every machine.
 *
 * It is cut from SHA-256, unlike version 5 (SHA-1): stored rows, and addresses made from them, depend on it.
 */
export function uuidOf(...parts: (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return hyphenated(digest.toString('hex', 0, 16));
}

/** Formats 32 hexadecimal digits as a UUID. */
export function hyphenated(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
