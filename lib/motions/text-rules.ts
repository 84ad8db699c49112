import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The title and the Markdown of one revision. */
export type ExactText = { title: string; text: string };

/**
 * Returns the bytes that a revision's SHA-256 covers, as text: the title as a heading, an empty
 * line, the Markdown, and a line feed. `/motions/12/revisions/2/text.md` returns exactly these
 * bytes.
 *
 * @example
 * exactText({ title: 'Retire Murano', text: 'It is retired.' }); // => '# Retire Murano\n\nIt is retired.\n'
 */
export function exactText({ title, text }: ExactText): string {
  return `# ${title}\n\n${text}\n`;
}

/** Returns the SHA-256 of {@link exactText} in UTF-8, in hex. For older revisions the database computed the same. */
export function textDigest(revision: ExactText): string {
  return bytesToHex(sha256(utf8ToBytes(exactText(revision))));
}
