import { escapeHtml } from '@/lib/markup/escape';

/** Maximum length of a statement that is formatted; longer ones are shown as written. */
const MAX_FORMATTED_LENGTH = 256 * 1024;

/** A list item: `* point`, `- point`, `• point`, `1. point` or `2) point`, with the space before it. */
const LIST_ITEM = /^([ \t]*)(?:([*+\-•‣◦·])|(\d{1,3})[.)])[ \t]+(\S.*)$/u;

const RULE_LINE = /^\s*([=\-~^"'#*+_.])\1{2,}\s*$/;

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’`{}|\\^[\]]+/gi;

type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'list'; isNumbered: boolean; start: number; items: string[][] };

/**
 * Converts a statement to HTML that is safe in a page: plain text made readable, and no more.
 *
 * Candidates write free text: blank lines separate paragraphs, marks at the beginning of a line make lists, and a line
 * of marks under a line, or `# `, makes a heading. Everything is escaped, tags are shown as written, and http(s)
 * addresses become links. Headings are h4: a statement is below a team and a name. Runs in time proportional to the
 * text's length.
 *
 * @param text with addresses already hidden (`redact` with `HIDDEN`, of lib/markup/redact)
 */
export function statementHtml(text: string): string {
  if (text.trim() === '') return '';
  if (text.length > MAX_FORMATTED_LENGTH)
    return `<pre class="literal-text">${escapeHtml(text)}</pre>`;
  return blocksOf(text.split('\n').map((line) => line.trimEnd()))
    .map(blockHtml)
    .join('\n');
}

/**
 * Converts a note in place of a result to HTML: like a statement, and a reStructuredText link is shown as its words and
 * address.
 */
export function noteHtml(note: string): string {
  return statementHtml(
    note.replace(/`([^`<]{1,200}?)\s*<(https?:[^\s>`]{1,500})>`_{1,2}/g, noteLink),
  );
}

function noteLink(_found: string, words: string, address: string): string {
  return words === address ? address : `${words} (${address})`;
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let isAfterBlank = true;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      isAfterBlank = true;
      continue;
    }
    takeLine(blocks, line, { isAfterBlank, previous: lines[index - 1] ?? '' });
    isAfterBlank = false;
  }
  return blocks;
}

type LineContext = { isAfterBlank: boolean; previous: string };

function takeLine(blocks: Block[], line: string, { isAfterBlank, previous }: LineContext): void {
  const last = blocks.at(-1);
  if (RULE_LINE.test(line)) {
    if (!isAfterBlank && last?.kind === 'paragraph' && last.lines.length === 1) {
      blocks[blocks.length - 1] = { kind: 'heading', text: previous.trim() };
    }
    return;
  }
  const heading = /^#{1,6}[ \t]+(\S.*)$/.exec(line)?.[1];
  if (heading) {
    blocks.push({ kind: 'heading', text: withoutEnd(heading, '# \t') });
    return;
  }
  const item = LIST_ITEM.exec(line);
  if (item) {
    addItem(blocks, { number: item[3], text: item[4] ?? '' });
    return;
  }
  const isIndented = /^[ \t]/.test(line);
  if (last?.kind === 'list' && (!isAfterBlank || isIndented)) last.items.at(-1)?.push(line.trim());
  else if (last?.kind === 'paragraph' && !isAfterBlank) last.lines.push(line.trim());
  else blocks.push({ kind: 'paragraph', lines: [line.trim()] });
}

function addItem(blocks: Block[], { number, text }: { number: string | undefined; text: string }) {
  const last = blocks.at(-1);
  const isNumbered = number !== undefined;
  if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push([text]);
  else blocks.push({ kind: 'list', isNumbered, start: Number(number ?? 1), items: [[text]] });
}

function blockHtml(block: Block): string {
  if (block.kind === 'heading') return `<h4>${inlineHtml(block.text)}</h4>`;
  if (block.kind === 'paragraph') return `<p>${linesHtml(block.lines)}</p>`;
  const items = block.items.map((lines) => `<li>${inlineHtml(lines.join(' '))}</li>`).join('');
  if (!block.isNumbered) return `<ul>${items}</ul>`;
  return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`;
}

/** Joins lines that were broken to fit a width; short ones (a signature, link notes) keep their breaks. */
function linesHtml(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined) return inlineHtml(line);
      const isBroken = line.length < 45 || /^\[\d+\]/.test(next);
      return inlineHtml(line) + (isBroken ? '<br>' : ' ');
    })
    .join('');
}

function inlineHtml(text: string): string {
  let html = '';
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutPunctuation(found[0]);
    if (!URL.canParse(address)) continue;
    html += escapeHtml(text.slice(end, found.index)) + linkHtml(address);
    end = found.index + address.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** Removes marks that end a sentence or close a bracket around an address, and are not part of it. */
function withoutPunctuation(address: string): string {
  return withoutEnd(address, address.includes('(') ? '.,;:!?*_' : '.,;:!?*_)');
}

/** Removes the marks at the end of the text. A loop, because a regular expression would start again at every mark. */
function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function linkHtml(address: string): string {
  return `<a href="${escapeHtml(address)}" rel="noopener ugc">${escapeHtml(address)}</a>`;
}
