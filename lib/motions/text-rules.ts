import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The title and the Markdown of one revision. */
export type ExactText = { title: string; text: string };

/**
 * The bytes that a revision's SHA-256 is of, as text: the title as a heading, an empty line, the Markdown, and a
 * line's end. `/motions/12/revisions/2/text.md` answers exactly them.
 *
 * @example
 * exactText({ title: 'Retire Murano', text: 'It is retired.' }); // => '# Retire Murano\n\nIt is retired.\n'
 */
export function exactText({ title, text }: ExactText): string {
  return `# ${title}\n\n${text}\n`;
}

/** SHA-256 of {@link exactText} in UTF-8, in hex. The database computed the same for revisions from before. */
export function textDigest(revision: ExactText): string {
  return bytesToHex(sha256(utf8ToBytes(exactText(revision))));
}
