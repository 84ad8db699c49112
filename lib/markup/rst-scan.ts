import { anchorOf, labelKey } from './paths';

/** A label of a page (as `:ref:` looks it up), and the heading it stands before, if any. */
export type ScannedLabel = { key: string; anchor: string; title: string | null };

/** What other pages may want to know of a page, and what it wants to know of them. */
export type ScannedPage = {
  title: string | null;
  labels: ScannedLabel[];
  /** Keys of the labels and raw paths of the documents that the page refers to. */
  refs: string[];
  documents: string[];
};

const LABEL = /^ *\.\. _(`[^`]+`|(?:[^:\\]|\\.)+):\s*$/;
const MARKS = /^([!-/:-@[-`{-~])\1+$/;

/** Looks through a reStructuredText page line by line, without compiling it. */
export function scanRst(source: string): ScannedPage {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const headings = headingsOf(lines);
  const labels = lines.flatMap((line, index) => {
    const found = LABEL.exec(line);
    if (!found?.[1]) return [];
    const key = labelKey(found[1].replace(/\\(.)/g, '$1'));
    return [{ key, anchor: anchorOf(key), title: headingAfter(lines, headings, index) }];
  });
  return {
    title: [...headings.values()][0] ?? null,
    labels,
    refs: rolesOf(source, 'ref').map(labelKey),
    documents: [...rolesOf(source, 'doc'), ...treeLines(lines)],
  };
}

/** Headings by the number of their first line. */
function headingsOf(lines: readonly string[]): Map<number, string> {
  const headings = new Map<number, string>();
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]?.trimEnd() ?? '';
    const text = lines[index + 1] ?? '';
    const isMark = MARKS.test(line.trimEnd()) && line.trimEnd().length >= 2;
    if (!isMark) continue;
    if (above.trim() !== '' && !MARKS.test(above) && !above.startsWith(' ')) {
      headings.set(index - 1, plainHeading(above));
    } else if (
      above.trim() === '' &&
      text.trim() !== '' &&
      lines[index + 2]?.trimEnd() === line.trimEnd()
    ) {
      headings.set(index, plainHeading(text));
    }
  }
  return headings;
}

function plainHeading(text: string): string {
  return text
    .trim()
    .replace(/:[a-z]+:`([^`<]+?)(?:\s*<[^>]*>)?`/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\\(.)/g, '$1');
}

/** The heading that follows a label, other labels and blank lines between left aside. */
function headingAfter(
  lines: readonly string[],
  headings: Map<number, string>,
  from: number,
): string | null {
  for (let index = from + 1; index < lines.length; index += 1) {
    const heading = headings.get(index);
    if (heading !== undefined) return heading;
    const line = lines[index] ?? '';
    if (line.trim() !== '' && !LABEL.test(line)) return null;
  }
  return null;
}

function rolesOf(source: string, role: string): string[] {
  const found = source.matchAll(new RegExp(`:${role}:\`([^\`]{1,500})\``, 'g'));
  return [...found].map(([, text = '']) => {
    const open = text.lastIndexOf('<');
    return (open > 0 && text.endsWith('>') ? text.slice(open + 1, -1) : text)
      .replace(/\s+/g, ' ')
      .trim();
  });
}

/** The lines of all tables of contents. */
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
