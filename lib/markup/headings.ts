import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

function levelOf(node: Element): number | null {
  const found = /^h([1-6])$/.exec(node.tagName);
  return found ? Number(found[1]) : null;
}

function headingsOf(root: Root): Element[] {
  const headings: Element[] = [];
  visit(root, 'element', (node) => {
    if (levelOf(node) !== null) headings.push(node);
  });
  return headings;
}

/** Returns the words of the first heading, or null if there is none. */
export function titleOf(root: Root): string | null {
  const [first] = headingsOf(root);
  return first ? wordsOf(first) : null;
}

function wordsOf(heading: Element): string | null {
  const title = toString(heading).replace(/\s+/g, ' ').trim();
  return title === '' ? null : title;
}

/**
 * Returns the title, which is the first heading. Removes it from the text if it opens the text and no other heading has
 * its level or a higher one.
 *
 * If several headings share the level of the first, the text keeps them all.
 */
export function takeTitle(root: Root): string | null {
  const headings = headingsOf(root);
  const [first] = headings;
  if (!first) return null;
  const title = wordsOf(first);
  const opens = root.children.find((node) => !isInvisible(node)) === first;
  const isAlone =
    headings.filter((node) => (levelOf(node) ?? 9) <= (levelOf(first) ?? 0)).length === 1;
  if (opens && isAlone) root.children = root.children.filter((node) => node !== first);
  return title;
}

function isInvisible(node: Root['children'][number]): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'element' && node.tagName === 'span' && node.children.length === 0;
}

/** Changes the headings to h2 and below according to their nesting, without skipping a level. */
export function demoteHeadings(root: Root): void {
  const open: number[] = [];
  for (const heading of headingsOf(root)) {
    const level = levelOf(heading) ?? 1;
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    heading.tagName = `h${Math.min(6, open.length + 1)}`;
  }
}

/** Adds a `#` that links to itself to every heading with an id; screen readers do not see it. */
export function addAnchors(root: Root): void {
  for (const heading of headingsOf(root)) {
    const { id, className } = heading.properties;
    if (typeof id !== 'string' || className !== undefined) continue;
    heading.children.push({
      type: 'element',
      tagName: 'a',
      properties: {
        className: ['anchor'],
        href: `#${id}`,
        ariaHidden: 'true',
        tabIndex: -1,
      },
      children: [{ type: 'text', value: '#' }],
    });
  }
}
