import { markInvisible } from '@/lib/markup/invisible';

/**
 * Words that somebody chose (a name, a title, a comment of one line) within words of ours: they may run from right to
 * left without turning what stands around them, and characters that nobody sees have a mark.
 */
export function Isolated({ children }: { children: string }) {
  return <bdi>{markInvisible(children)}</bdi>;
}
