import { diffLines, diffWordsWithSpace } from 'diff';
import { markInvisible } from '@/lib/markup/invisible';

/** A part of a text that both revisions contain, or only one of them. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** A block of a comparison: changed text with the lines around it, or the number of equal lines left out. */
export type DiffBlock = { kind: 'text'; parts: DiffPart[] } | { kind: 'skipped'; lines: number };

/** The differences between two revisions, in order, with the number of words added and removed. */
export type TextDiff = { blocks: DiffBlock[]; added: number; removed: number };

/** Number of equal lines shown before and after a change. */
const CONTEXT = 3;

/**
 * Maximum number of changes. Beyond it the search for the shortest difference takes too long, and all text is shown as
 * replaced.
 */
const MAX_LINE_EDITS = 2000;
const MAX_WORD_EDITS = 600;

/** Minimum share of words in common. Below it, two passages are easier to read one after the other. */
const LEAST_IN_COMMON = 0.35;

/**
 * Compares two revisions of a text: line by line, and word by word where lines differ.
 *
 * @example
 * diffTexts('a b\n', 'a c\n').blocks;
 * // => [{ kind: 'text', parts: [same 'a ', removed 'b', added 'c', same '\n'] }]
 */
export function diffTexts(before: string, after: string): TextDiff {
  const parts = comparedLines(tidied(before), tidied(after));
  return {
    blocks: blocksOf(parts),
    added: wordsIn(parts, 'added'),
    removed: wordsIn(parts, 'removed'),
  };
}

/**
 * Normalises line ends, including the last, so that only words can differ. Invisible characters are marked, so that
 * they show as a difference.
 */
function tidied(text: string): string {
  const plain = markInvisible(text.replaceAll('\r\n', '\n').trimEnd());
  return plain === '' ? '' : `${plain}\n`;
}

function comparedLines(before: string, after: string): DiffPart[] {
  const changes = diffLines(before, after, { maxEditLength: MAX_LINE_EDITS });
  if (!changes) return replaced(before, after);

  const parts: DiffPart[] = [];
  let [gone, come] = ['', ''];
  for (const { added, removed, value } of changes) {
    if (removed) gone += value;
    else if (added) come += value;
    else {
      parts.push(...comparedWords(gone, come), { kind: 'same', text: value });
      [gone, come] = ['', ''];
    }
  }
  return [...parts, ...comparedWords(gone, come)];
}

function comparedWords(before: string, after: string): DiffPart[] {
  if (before === '' || after === '') return replaced(before, after);
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_WORD_EDITS });
  if (!changes) return replaced(before, after);
  const parts = changes.map(({ added, removed, value }): DiffPart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
  const most = Math.max(countWords(before), countWords(after));
  return wordsIn(parts, 'same') < most * LEAST_IN_COMMON ? replaced(before, after) : parts;
}

function replaced(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** Leaves out long equal parts, except for the lines next to a change. */
function blocksOf(parts: readonly DiffPart[]): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let shown: DiffPart[] = [];
  const flush = () => {
    if (shown.length > 0) blocks.push({ kind: 'text', parts: shown });
    shown = [];
  };
  for (const [index, part] of parts.entries()) {
    const cut =
      part.kind === 'same' ? cutOf(part.text, index === 0, index === parts.length - 1) : null;
    if (!cut) {
      shown.push(part);
      continue;
    }
    if (cut.head !== '') shown.push({ kind: 'same', text: cut.head });
    flush();
    blocks.push({ kind: 'skipped', lines: cut.lines });
    if (cut.tail !== '') shown.push({ kind: 'same', text: cut.tail });
  }
  flush();
  return blocks;
}

/**
 * Splits an equal part into the lines to keep after the change before it and before the change after it; null to keep
 * all.
 */
function cutOf(text: string, isFirst: boolean, isLast: boolean) {
  const lines = text.split(/(?<=\n)/);
  const head = isFirst ? 0 : CONTEXT;
  const tail = isLast ? 0 : CONTEXT;
  const skipped = lines.length - head - tail;
  if (skipped < 2) return null;
  return {
    head: lines.slice(0, head).join(''),
    lines: skipped,
    tail: lines.slice(lines.length - tail).join(''),
  };
}

function wordsIn(parts: readonly DiffPart[], kind: DiffPart['kind']): number {
  return parts.reduce((sum, part) => sum + (part.kind === kind ? countWords(part.text) : 0), 0);
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
