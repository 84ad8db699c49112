import rehypeRaw from 'rehype-raw';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
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

/**
 * Renders reStructuredText to HTML that may be put into a page, in a thread with a time limit.
 *
 * Never rejects: what can't be rendered comes back as written, with `isFallback` and the reason in
 * `warnings`. Meant for imports; pages show what was stored.
 */
export function renderRst(source: string, context: RstContext = {}): Promise<Markup> {
  return renderInWorker(source, context);
}
