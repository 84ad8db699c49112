import type { Root as HtmlRoot } from 'hast';
import type {
  Code,
  Definition,
  Html,
  Nodes,
  Paragraph,
  Parents,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { linkTarget } from './links';
import { shownTags } from './tags';
import type { RstContext } from './types';

/** The state of a text while its hidden words are made visible. */
type TextContext = {
  source: string;
  /** Labels that shown words refer to, see `labelsIn`; each definition removes its own. */
  used: Set<string>;
  /** Number of open tags by name. */
  open: Map<string, number>;
};

/**
 * Makes a Markdown tree show all its words: what every page would leave out becomes text in its place.
 *
 * This covers tags that are not allowed, comments and all other HTML; words after the name of a language; cells beyond
 * the head of a table; footnotes and addresses that nothing refers to, and titles of addresses.
 *
 * Returns true if anything had to be changed.
 */
export function showHidden(tree: Root, source: string): boolean {
  const around: TextContext = { source, used: usedLabels(tree), open: new Map() };
  let hasChanged = false;
  visit(tree, (node, index, parent) => {
    if (node.type === 'table' && widen(node)) hasChanged = true;
    if (index === undefined || !parent) return undefined;
    const shown = inPlaceOf(node, parent, around);
    if (shown === null) return undefined;
    hasChanged = true;
    parent.children.splice(index, 1, ...(shown as RootContent[]));
    return node.type === 'footnoteDefinition' ? index : [SKIP, index + shown.length];
  });
  return hasChanged;
}

/** Returns the nodes that replace a node, or null if all its words are shown. */
function inPlaceOf(node: Nodes, parent: Parents, around: TextContext): Nodes[] | null {
  if (node.type === 'html') return inPlaceOfHtml(node, parent, around);
  if (node.type === 'code') return inPlaceOfCode(node);
  if (node.type === 'definition') return inPlaceOfDefinition(node, around);
  if (node.type !== 'footnoteDefinition' || around.used.delete(`^${node.identifier}`)) return null;
  return [paragraph(`[^${node.label ?? node.identifier}]:`), ...node.children];
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function inPlaceOfHtml({ value }: Html, parent: Parents, { open }: TextContext): Nodes[] | null {
  const shown = shownTags(value, open);
  if (shown.html === value) return null;
  if (shown.hasTags) return [{ type: 'html', value: shown.html }];
  return [HOLDS_BLOCKS.has(parent.type) ? paragraph(value) : { type: 'text', value }];
}

/** Matches the name of a language, which need not be shown because the code speaks for itself. */
const LANGUAGE = /^[\w+#.-]{1,16}$/;

function inPlaceOfCode(node: Code): Nodes[] | null {
  const { lang, meta } = node;
  if (!meta && (!lang || LANGUAGE.test(lang))) return null;
  return [paragraph(`\`\`\`${lang ?? ''} ${meta ?? ''}`.trim()), node];
}

/** Matches a short number or name, such as writers give to addresses they refer to. */
const SHORT_LABEL = /^[\p{L}\p{N}_.-]{1,16}$/u;

function inPlaceOfDefinition(node: Definition, { used, source }: TextContext): Nodes[] | null {
  const { identifier, position, title } = node;
  const isUsed = used.delete(`[${identifier}`);
  const isShown = used.has(`]${identifier}`) || SHORT_LABEL.test(node.label ?? identifier);
  if (isUsed && isShown && !title) return null;
  const line = paragraph(source.slice(position?.start.offset, position?.end.offset));
  return isUsed ? [{ ...node, title: null }, line] : [line];
}

/** Gives a table the columns that its widest row has. */
function widen(table: Table): boolean {
  const width = table.children.reduce((most, { children }) => Math.max(most, children.length), 0);
  const align = (table.align ??= []);
  if (width <= align.length) return false;
  while (align.length < width) align.push(null);
  return true;
}

/**
 * Returns the labels that shown words refer to: `^` before the name of a footnote, `[` before the label of an address,
 * and also `]` if the label itself is shown. A footnote that only refers to itself is not shown.
 */
function usedLabels(tree: Root): Set<string> {
  const footnotes = new Map<string, Nodes[]>();
  visit(tree, 'footnoteDefinition', ({ identifier, children }) => {
    if (!footnotes.has(identifier)) footnotes.set(identifier, children);
  });
  const used = new Set<string>();
  const waiting: Nodes[] = [tree];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const label of labelsIn(next)) {
      if (label.startsWith('^') && !used.has(label)) {
        waiting.push(...(footnotes.get(label.slice(1)) ?? []));
      }
      used.add(label);
    }
  }
  return used;
}

function labelsIn(tree: Nodes): string[] {
  const labels: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') return SKIP;
    if (node.type === 'footnoteReference') labels.push(`^${node.identifier}`);
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      labels.push(`[${node.identifier}`);
      if (node.referenceType !== 'full') labels.push(`]${node.identifier}`);
    }
    return undefined;
  });
  return labels;
}

/**
 * Adds in brackets after a link the title that a browser shows only on hover, and the intended address if the link
 * leads nowhere here.
 */
export function showTitles(root: HtmlRoot, context: RstContext): void {
  visit(root, 'element', (node) => {
    const { title, alt, href } = node.properties;
    if (typeof title === 'string') {
      delete node.properties.title;
      if (node.tagName !== 'img') node.children.push({ type: 'text', value: ` (${title})` });
      else node.properties.alt = `${typeof alt === 'string' ? alt : 'picture'} (${title})`.trim();
    }
    const address = typeof href === 'string' ? deadAddress(href, context) : null;
    if (address !== null) node.children.push({ type: 'text', value: ` (${address})` });
  });
}

/** Returns the address of a link that will not be a link, or null if it will be one and for a bare e-mail address. */
export function deadAddress(href: string, context: RstContext): string | null {
  if (/^\s*(#|mailto:[^?]*$|$)/i.test(href) || linkTarget(href, context)) return null;
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
