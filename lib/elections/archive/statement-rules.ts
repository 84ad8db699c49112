import iconv from 'iconv-lite';
import { lowerAscii } from '@/lib/text';
import { storable } from '@/lib/text';

/** A statement's text as it may be shown and stored, and how its bytes were read. */
export type DecodedText = { text: string; encoding: string };

/**
 * Reads the bytes of a hand-written text file.
 *
 * UTF-8 first; then UTF-16 with a byte order mark; then GB18030 when every byte above 127 belongs to a
 * pair of two such bytes from 0xA1 on (how Chinese punctuation and characters look, and Western text
 * hardly ever does); Windows-1252 otherwise, which reads anything. Line ends become `\n`, a byte order
 * mark goes, NUL becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  // Node's own decoder takes Windows-1252 for Latin-1 in some versions, so that one is the library's.
  const text =
    encoding === 'windows-1252'
      ? iconv.decode(Buffer.from(bytes), encoding)
      : new TextDecoder(encoding).decode(bytes);
  return { text: storable(text.replace(/\r\n?/g, '\n')), encoding };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (decodes(bytes, 'utf-8')) return 'utf-8';
  return highBytesArePairs(bytes) && decodes(bytes, 'gb18030') ? 'gb18030' : 'windows-1252';
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function highBytesArePairs(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue;
    if ((bytes[index] ?? 0) < 0xa1 || (bytes[index + 1] ?? 0) < 0xa1) return false;
    index += 1;
  }
  return true;
}

/** What a statement's file name says: an address (never shown), or somebody's name. */
export type FileIdentity = { email: string | null; name: string | null };

/**
 * Who filed a statement, from its file's name.
 *
 * `ann@example.org` is an address and says no name. `Ann_Lee.txt` is Ann Lee, `ann_lee.txt` too; a nick
 * (`ann.txt`) stays as it is.
 */
export function identityOfFile(fileName: string): FileIdentity {
  if (fileName.includes('@')) return { email: lowerAscii(fileName), name: null };
  const stem = fileName.replace(/\.(txt|md|rst)$/i, '');
  const words = stem.split('_').filter((word) => word !== '');
  if (words.length < 2) return { email: null, name: storable(stem) };
  const isLower = stem === stem.toLowerCase();
  const shown = isLower ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)) : words;
  return { email: null, name: storable(shown.join(' ')) };
}

/**
 * Names that officials wrote down for statement files, by path (`candidates/ocata/Trove/x.txt`).
 *
 * One `path: Real Name` a line; comments and lines without a colon are passed over.
 */
export function parseExceptions(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, path, name] = /^\s*([^#\s][^:]*?)\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (path && name) names.set(path, storable(name));
  }
  return names;
}
