import { anchorOf, labelKey } from './paths';
import { headingsOf, linesOf, targetIn, type RstHeading } from './rst-lines';

/** A label of a page, as `:ref:` looks it up, and the heading that follows it, if any. */
export type ScannedLabel = { key: string; anchor: string; title: string | null };

/** The facts about a page that its cross-references depend on: its title and labels, and the pages it refers to. */
export type ScannedPage = {
  title: string | null;
  labels: ScannedLabel[];
  /** Keys of the labels and raw paths of the documents that the page refers to. */
  refs: string[];
  documents: string[];
};

/** Scans a reStructuredText page line by line, without compiling it. */
export function scanRst(source: string): ScannedPage {
  const lines = linesOf(source);
  const headings = headingsOf(lines);
  const [first] = headings.values();
  return {
    title: first ? plainHeading(first) : null,
    labels: labelsOf(lines, headings),
    refs: targetsOfRole(source, 'ref').map(labelKey),
    documents: [...targetsOfRole(source, 'doc'), ...treeLines(lines)],
  };
}

function plainHeading({ text }: RstHeading): string {
  return text
    .replace(/:[a-z]+:`([^`<]+?)(?:\s*<[^>]*>)?`/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\\(.)/g, '$1');
}

/** Returns the labels, each with the heading that follows it; other labels and blank lines in between are ignored. */
function labelsOf(lines: readonly string[], headings: Map<number, RstHeading>): ScannedLabel[] {
  const labels: ScannedLabel[] = [];
  let title: string | null = null;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    const heading = headings.get(index);
    const target = targetIn(line);
    if (heading) title = plainHeading(heading);
    else if (target?.destination === null) {
      labels.push({ key: target.key, anchor: anchorOf(target.key), title });
    } else if (line.trim() !== '') title = null;
  }
  return labels.reverse();
}

/** Returns the targets of all roles with the given name, in order: of ``:ref:`label <target>` ``, the target. */
export function targetsOfRole(source: string, role: string): string[] {
  const found = source.matchAll(new RegExp(`:${role}:\`([^\`]{1,500})\``, 'g'));
  return [...found].map(([, text = '']) => parseReference(text).target.replace(/\s+/g, ' '));
}

/** Parses `label <target>`. Without a target, the text is the target and the label is null. */
export function parseReference(text: string): { label: string | null; target: string } {
  const open = text.lastIndexOf('<');
  if (open <= 0 || !text.trimEnd().endsWith('>')) return { label: null, target: text.trim() };
  return {
    label: text.slice(0, open).trim(),
    target: text.slice(open + 1, text.lastIndexOf('>')).trim(),
  };
}

/** Returns the lines of all tables of contents. */
function treeLines(lines: readonly string[]): string[] {
  const found: string[] = [];
  let isInside = false;
  for (const line of lines) {
    if (/^\s*\.\. toctree::/.test(line)) isInside = true;
    else if (line.trim() !== '' && !/^\s/.test(line)) isInside = false;
    else if (isInside && line.trim() !== '' && !line.trim().startsWith(':'))
      found.push(line.trim());
  }
  return found;
}
