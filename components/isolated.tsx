import { markInvisible } from '@/lib/markup/invisible';

/** Visible characters that all run from left to right, or with what stands around them. */
const PLAIN = /^[\x20-\x7e\u00c0-\u024f]*$/;

/**
 * Words that somebody chose (a name, a title, a comment of one line) within words of ours: they may run from right to
 * left without turning what stands around them, and characters that nobody sees have a mark.
 */
export function Isolated({ children }: { children: string }) {
  return PLAIN.test(children) ? children : <bdi>{markInvisible(children)}</bdi>;
}
