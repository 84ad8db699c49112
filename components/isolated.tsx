import { markInvisible } from '@/lib/markup/invisible';

/** Matches text whose characters are all visible and run from left to right or with the surrounding text. */
const PLAIN = /^[\x20-\x7e\u00c0-\u024f]*$/;

/**
 * Text that a person chose (a name, a title, a comment of one line) within our own. It may run from right to left
 * without reversing the surrounding text, and its invisible characters are marked.
 */
export function Isolated({ children }: { children: string }) {
  return PLAIN.test(children) ? children : <bdi>{markInvisible(children)}</bdi>;
}
