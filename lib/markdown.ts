import rehypeRaw from 'rehype-raw';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { finishTree } from '@/lib/markup/finish';
import { literalMarkup } from '@/lib/markup/literal';
import { renderInWorker } from '@/lib/markup/pool';
import type { Markup, RstContext } from '@/lib/markup/types';

export type { Markup, MarkupTarget, MarkupWarning, RstContext } from '@/lib/markup/types';

/** Longer Markdown is shown as written: the parser's time grows with the square of hostile text. */
export const MAX_MARKDOWN_LENGTH = 100_000;

const toTree = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .use(rehypeSlug);

/**
 * Renders Markdown (GitHub's dialect) to HTML that may be put into a page.
 *
 * Never rejects. The first heading becomes `title` and leaves the text when it opens it alone.
 */
export async function renderMarkdown(source: string, context: RstContext = {}): Promise<Markup> {
  if (source.length > MAX_MARKDOWN_LENGTH) {
    const message = `The text is longer than ${MAX_MARKDOWN_LENGTH} characters and is shown as written.`;
    return literalMarkup(source, [{ message }]);
  }
  try {
    const tree = await toTree.run(toTree.parse(source.replace(/^\uFEFF/, '')));
    return finishTree(tree, context, []);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return literalMarkup(source, [
      { message: 'The text is nested too deeply and is shown as written.' },
    ]);
  }
}

/** What would be swallowed by a comment, a fence or a tag that the text before it leaves open. */
const AFTERWARDS = 'What comes after';

/**
 * Markdown that ends where it ends, to be put before more of it: a text that leaves a fence open, or holds raw HTML,
 * comes back as written, in a fence longer than any in it.
 */
export function closedMarkdown(source: string): string {
  const text = source.trim();
  if (isClosed(text)) return text;
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text}\n${fence}`;
}

function isClosed(text: string): boolean {
  if (text.length > MAX_MARKDOWN_LENGTH) return false;
  try {
    const tree = toTree.parse(`${text}\n\n# ${AFTERWARDS}`);
    const raw: string[] = [];
    visit(tree, 'html', ({ value }) => {
      raw.push(value);
    });
    return raw.length === 0 && tree.children.at(-1)?.type === 'heading';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

/**
 * Renders reStructuredText to HTML that may be put into a page, in a thread with a time limit.
 *
 * Never rejects: what can't be rendered comes back as written, with `isFallback` and the reason in
 * `warnings`. Meant for imports; pages show what was stored.
 */
export function renderRst(source: string, context: RstContext = {}): Promise<Markup> {
  return renderInWorker(source, context);
}
