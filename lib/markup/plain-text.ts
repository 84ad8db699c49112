import type { Root, RootContent } from 'hast';

const BLOCKS = new Set([
  'address', 'blockquote', 'br', 'caption', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'hr', 'li', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
]); // prettier-ignore

/** Returns the words of a tree, one line per block, without the back-links of footnotes. */
export function plainText(root: Root): string {
  const parts: string[] = [];
  for (const child of root.children) collect(child, parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function collect(node: RootContent, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (node.type !== 'element') return;
  const { className } = node.properties;
  if (Array.isArray(className) && className.includes('backlinks')) return;
  const isBlock = BLOCKS.has(node.tagName);
  if (isBlock) parts.push('\n');
  for (const child of node.children) collect(child, parts);
  if (isBlock) parts.push('\n');
}
