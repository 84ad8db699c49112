import iconv from 'iconv-lite';

/**
 * An encoding to try for bytes that are not valid UTF-8, and the condition for using it:
 *
 * - `utf-16`: the bytes begin with a byte order mark of two bytes;
 * - `gb18030`: they are valid in it, which most Western text with accents isn't, but some is;
 * - `gb18030-pairs`: they are also such that every byte above 127 belongs to a pair of two bytes from 0xA1 on, as in
 *   Chinese punctuation and characters, and hardly ever in Western text;
 * - `windows-1252`: always, since it can read anything.
 */
export type Fallback = 'utf-16' | 'gb18030' | 'gb18030-pairs' | 'windows-1252';

/** Text and the encoding of its bytes; null if none fits, with U+FFFD in place of invalid UTF-8. */
export type Decoded = { text: string; encoding: string | null };

/**
 * Decodes bytes from outside: as UTF-8 if valid, otherwise in the first fallback that fits. Removes a byte order mark
 * and changes nothing else. Never throws.
 *
 * @example
 * decode(Uint8Array.of(0x63, 0xe9), ['windows-1252']); // => { text: 'cé', encoding: 'windows-1252' }
 */
export function decode(bytes: Uint8Array, fallbacks: readonly Fallback[] = []): Decoded {
  const text = strictly(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8' };
  for (const fallback of fallbacks) {
    const decoded = readers[fallback](bytes);
    if (decoded) return decoded;
  }
  return { text: new TextDecoder().decode(bytes), encoding: null };
}

const readers: Record<Fallback, (bytes: Uint8Array) => Decoded | null> = {
  'utf-16': (bytes) => {
    const encoding = utf16Of(bytes);
    return encoding === null ? null : { text: new TextDecoder(encoding).decode(bytes), encoding };
  },
  gb18030: (bytes) => {
    const text = strictly(bytes, 'gb18030');
    return text === null ? null : { text, encoding: 'gb18030' };
  },
  'gb18030-pairs': (bytes) => (highBytesArePairs(bytes) ? readers.gb18030(bytes) : null),
  // Node's own decoder treats Windows-1252 as Latin-1 in some versions, so the library is used.
  'windows-1252': (bytes) => {
    const encoding = 'windows-1252';
    return { text: iconv.decode(Buffer.from(bytes), encoding), encoding };
  },
};

function strictly(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function utf16Of(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function highBytesArePairs(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue;
    if ((bytes[index] ?? 0) < 0xa1 || (bytes[index + 1] ?? 0) < 0xa1) return false;
    index += 1;
  }
  return true;
}
