import type { Root as HtmlRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSlug from 'rehype-slug';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { finishTree } from './finish';
import { firstInvisible } from './invisible';
import { TooLarge } from './limits';
import { deadAddress, showHidden, showTitles } from './shown';
import type { Markup, MarkupOptions } from './types';

const parser = remark().use(remarkGfm).freeze();
const toHtml = remark().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).freeze();
const toElements = unified().use(rehypeRaw).use(rehypeSlug).freeze();

/**
 * Compiles Markdown (GitHub's dialect) to HTML that is safe to put into a page.
 *
 * May take arbitrarily long on hostile input, and throws if the text becomes too large or is nested too deeply.
 * Therefore only the worker calls it (see `pool.ts`).
 */
export function compileMarkdown(source: string, options: MarkupOptions): Markup {
  const text = source.replace(/^\uFEFF/, '');
  const tree = parser.parse(text);
  showHidden(tree, text);
  refuseTables(tree, options.maxBytes);
  const html = toHtml.runSync(tree);
  refuseSize(html, options.maxBytes);
  const elements = toElements.runSync(html);
  showTitles(elements, options.context);
  return finishTree(elements, options.context, [], options);
}

/** Text of a heading that an open comment, fence or tag before it would swallow. */
const AFTERWARDS = 'What comes after';

/**
 * True if Markdown leaves nothing open, contains no HTML and reads the same in every renderer: nothing in it is left
 * out by some programs that show Markdown.
 */
export function isPlainMarkdown(source: string): boolean {
  const tree = parser.parse(`${source}\n\n# ${AFTERWARDS}`);
  if (tree.children.at(-1)?.type !== 'heading') return false;
  const odd: string[] = [];
  visit(tree, (node) => {
    if (isOdd(node)) odd.push(node.type);
  });
  return odd.length === 0 && !showHidden(tree, source);
}

function isOdd(node: Nodes): boolean {
  if (node.type === 'html' || ('title' in node && node.title)) return true;
  if ('url' in node && deadAddress(node.url, {}) !== null) return true;
  return 'value' in node && firstInvisible(node.value) !== null;
}

/** Minimum size of a table cell: `<td></td>`. */
const CELL_BYTES = 9;

/**
 * Refuses tables that become too large. Rows are filled up to the widest one, so a few thousand characters can ask for
 * millions of cells.
 */
function refuseTables(tree: Root, maxBytes: number): void {
  let bytes = 0;
  visit(tree, 'table', ({ align, children }) => {
    bytes += (align?.length ?? 0) * children.length * CELL_BYTES;
  });
  if (bytes > maxBytes) throw new TooLarge();
}

/** Refuses a tree whose HTML becomes too large, by its minimum size: thousands of links may share one long address. */
function refuseSize(tree: HtmlRoot, maxBytes: number): void {
  let bytes = 0;
  visit(tree, (node) => {
    if (node.type === 'element') {
      bytes += 2 * node.tagName.length + 5;
      for (const value of Object.values(node.properties)) {
        if (typeof value === 'string') bytes += value.length;
      }
    } else if ('value' in node) {
      bytes += node.value.length;
    }
    if (bytes > maxBytes) throw new TooLarge();
  });
}
