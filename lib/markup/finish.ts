import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { addAnchors, demoteHeadings, takeTitle, titleOf } from './headings';
import { markInvisible } from './invisible';
import { TooLarge } from './limits';
import { linkTarget } from './links';
import { plainText } from './plain-text';
import { redact } from './redact';
import { sanitiserSchema } from './sanitise';
import type { Markup, MarkupOptions, MarkupWarning, RstContext } from './types';

const parser = unified().use(rehypeParse, { fragment: true });
const sanitiser = unified().use(rehypeSanitize, sanitiserSchema);
const printer = unified().use(rehypeStringify);

/** Finishes unchecked HTML from a compiler. */
export function finishHtml(
  html: string,
  context: RstContext,
  warnings: MarkupWarning[],
  options: FinishOptions = IMPORTED,
): Markup {
  return finishTree(parser.parse(html), context, warnings, options);
}

type FinishOptions = Pick<MarkupOptions, 'takesTitle' | 'maxBytes'>;

const IMPORTED: FinishOptions = { takesTitle: true, maxBytes: Infinity };

/**
 * Turns a tree of unchecked HTML into a `Markup`: pictures become links, links are resolved, e-mail addresses masked,
 * invisible characters marked, everything unknown removed, the title taken out on request, and headings fitted below
 * it.
 */
export function finishTree(
  root: Root,
  context: RstContext,
  warnings: MarkupWarning[],
  { takesTitle, maxBytes }: FinishOptions,
): Markup {
  shrinkSpace(root);
  linkPictures(root);
  nameAdmonitions(root);
  cleanWords(root);
  resolveLinks(root, context);
  dropDoubleIds(root);

  const clean = sanitiser.runSync(root);
  const title = takesTitle ? takeTitle(clean) : titleOf(clean);
  demoteHeadings(clean);
  const text = plainText(clean);
  trimEdges(clean);
  addAnchors(clean);
  wrapWide(clean);
  const html = printer.stringify(clean).trim();
  if (Buffer.byteLength(html) > maxBytes) throw new TooLarge();
  return { html, text, title, warnings, isFallback: false };
}

/** Reduces runs of white space to one space, except where they are content, and removes comments. */
function shrinkSpace(root: Root): void {
  visit(root, (node, index, parent) => {
    if (node.type === 'element' && (node.tagName === 'pre' || node.tagName === 'code'))
      return 'skip';
    if (node.type === 'comment' && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (node.type === 'text') node.value = node.value.replace(/\s+/g, ' ');
    return undefined;
  });
}

const HOLDS_BLOCKS = new Set([
  'blockquote',
  'dl',
  'ol',
  'section',
  'table',
  'tbody',
  'thead',
  'tr',
  'ul',
]);
const HOLDS_WORDS = /^(p|h[1-6]|li|dt|dd|td|th|div|caption|span)$/;

/** Trims space at the edges of blocks and between them, which has no meaning. Pages are a tenth smaller without it. */
function trimEdges(root: Root): void {
  root.children = root.children.filter((child) => !isSpace(child));
  visit(root, 'element', (node) => {
    if (HOLDS_BLOCKS.has(node.tagName))
      node.children = node.children.filter((child) => !isSpace(child));
    if (!HOLDS_WORDS.test(node.tagName)) return;
    const first = node.children[0];
    if (first?.type === 'text') first.value = first.value.trimStart();
    const last = node.children.at(-1);
    if (last?.type === 'text') last.value = last.value.trimEnd();
    const { className } = node.properties;
    if (Array.isArray(className) && className.length === 0) delete node.properties.className;
  });
}

function isSpace(node: Root['children'][number]): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Turns pictures into links, because a remote picture would tell its server who reads the page. */
function linkPictures(root: Root): void {
  visit(root, 'element', (node) => {
    if (node.tagName !== 'img') return;
    const { src, alt } = node.properties;
    const words = typeof alt === 'string' && alt !== '' ? alt : 'picture';
    node.tagName = 'a';
    node.properties = { href: typeof src === 'string' ? src : '' };
    node.children = [{ type: 'text', value: `Image: ${words}` }];
  });
}

/** Gives each note and warning its opening word and one class for its kind. */
function nameAdmonitions(root: Root): void {
  visit(root, 'element', (node) => {
    const classes = classesOf(node);
    if (node.tagName !== 'div' || !classes.includes('admonition')) return;
    const kind = classes.find((name) => name !== 'admonition') ?? 'note';
    const isGeneric = kind === 'admonition' || classes.length > 2;
    node.properties.className = ['admonition', isGeneric ? 'note' : kind];
    const [first] = node.children.filter((child) => child.type === 'element');
    if (isGeneric && first) first.properties.className = ['admonition-title'];
    else node.children.unshift(paragraph('admonition-title', ADMONITIONS[kind] ?? capital(kind)));
  });
}

const ADMONITIONS: Record<string, string> = { seealso: 'See also', info: 'Note' };

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function paragraph(className: string, text: string): Element {
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: [className] },
    children: [{ type: 'text', value: text }],
  };
}

function classesOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Masks people's addresses and marks invisible characters. */
function cleanWords(root: Root): void {
  visit(root, 'text', (node) => {
    node.value = markInvisible(redact(node.value));
  });
  visit(root, 'element', (node) => {
    for (const name of ['title', 'ariaLabel', 'alt']) {
      const value = node.properties[name];
      if (typeof value === 'string') node.properties[name] = markInvisible(redact(value));
    }
  });
}

function resolveLinks(root: Root, context: RstContext): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || typeof node.properties.href !== 'string') return undefined;
    const target = linkTarget(node.properties.href, context);
    if (!target && node.properties.id === undefined && parent && index !== undefined) {
      parent.children.splice(index, 1, ...node.children);
      return index;
    }
    node.properties.href = target?.href;
    node.properties.rel = target?.isExternal ? ['noopener', 'ugc'] : undefined;
    return undefined;
  });
}

/** Removes repeated ids: a label's empty mark gives way to the heading it names. */
function dropDoubleIds(root: Root): void {
  const seen = new Set<unknown>();
  const isMark = (node: Element) => node.tagName === 'span' && node.children.length === 0;
  for (const pass of [false, true]) {
    visit(root, 'element', (node) => {
      if (node.properties.id === undefined || isMark(node) !== pass) return;
      if (seen.has(node.properties.id)) delete node.properties.id;
      else seen.add(node.properties.id);
    });
  }
}

/** Makes tables and code scroll on their own, also by keyboard, because they may be wider than a phone. */
function wrapWide(root: Root): void {
  const used = new Map<string, number>();
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'pre') node.properties.tabIndex = 0;
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    const caption = node.children.find(
      (child) => child.type === 'element' && child.tagName === 'caption',
    );
    const name = (caption && toString(caption).trim()) || 'Table';
    const place = (used.get(name) ?? 0) + 1;
    used.set(name, place);
    // Regions of a page must have different names.
    const label = place === 1 ? name : `${name} ${place}`;
    const wrap: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], role: 'region', ariaLabel: label, tabIndex: 0 },
      children: [node],
    };
    parent.children[index] = wrap;
    return 'skip';
  });
}
