import { decode } from '@/lib/formats/decode';
import { lowerAscii, storable } from '@/lib/text';

/** A statement's text that may be shown and stored, and the encoding of its bytes. */
export type DecodedText = { text: string; encoding: string };

/**
 * Decodes a hand-written text file: UTF-8, UTF-16, GB18030 or, failing these, Windows-1252, which accepts any bytes.
 * Line ends become `\n`, a byte order mark is removed, NUL becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { text, encoding } = decode(bytes, ['utf-16', 'gb18030-pairs', 'windows-1252']);
  return { text: storable(text.replace(/\r\n?/g, '\n')), encoding: encoding ?? 'windows-1252' };
}

/** Identity in a statement's file name: an address (never shown) or a person's name. */
export type FileIdentity = { email: string | null; name: string | null };

/**
 * Identifies who filed a statement from its file's name.
 *
 * `ann@example.org` is an address without a name. `Ann_Lee.txt` and `ann_lee.txt` are Ann Lee; a nick (`ann.txt`) is
 * kept as it is.
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
 * Parses the names that officials recorded for statement files, by path (`candidates/ocata/Trove/x.txt`).
 *
 * A line is `path: Real Name`; comments and lines without a colon are skipped.
 */
export function parseExceptions(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, path, name] = /^\s*([^#\s][^:]*?)\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (path && name) names.set(path, storable(name));
  }
  return names;
}
