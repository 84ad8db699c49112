import { labelKey } from './paths';

/** A heading of a page. Lines count from 0. `mark` tells its style from others, including a line above it. */
export type RstHeading = { text: string; textLine: number; lastLine: number; mark: string };

/** A hyperlink target (`.. _name: destination`). Without a destination it labels what follows. */
export type Target = { key: string; destination: string | null };

/** Matches a line of one repeated mark, as above and below headings. */
export const ADORNMENT = /^([!-/:-@[-`{-~])\1+\s*$/;

const TARGET = /^ *\.\. _(?:`([^`]+)`|((?:[^:\\]|\\.|:(?=\S))+)):(?:\s+(\S.*)|\s*)$/;

/** Splits a source into lines, without its byte order mark. */
export function linesOf(source: string): string[] {
  return source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
}

/** True if a line of marks makes the text above it a heading: it is as long as the text or has at least four marks. */
export function isUnderline(line: string, text: string): boolean {
  if (!ADORNMENT.test(line) || text.trim() === '' || ADORNMENT.test(text)) return false;
  return line.trimEnd().length >= Math.min(4, text.trimEnd().length);
}

/** Returns the hyperlink target that a line defines, or null for any other line. */
export function targetIn(line: string): Target | null {
  const found = TARGET.exec(line);
  const name = found?.[1] ?? found?.[2]?.replace(/\\(.)/g, '$1');
  return name === undefined ? null : { key: labelKey(name), destination: found?.[3] ?? null };
}

/**
 * Finds the headings of a page, keyed by the number of their first line, after docutils' rules. A heading is a text
 * underlined by one repeated mark, with or without the same line above; without it, the text is not indented and begins
 * its paragraph.
 */
export function headingsOf(lines: readonly string[]): Map<number, RstHeading> {
  const headings = new Map<number, RstHeading>();
  for (let index = 0; index < lines.length; index += 1) {
    const heading = headingAt(lines, index);
    if (!heading) continue;
    headings.set(index, heading);
    index = heading.lastLine;
  }
  return headings;
}

function headingAt(lines: readonly string[], index: number): RstHeading | null {
  const first = lines[index] ?? '';
  const second = lines[index + 1] ?? '';
  const third = lines[index + 2] ?? '';
  if (isUnderline(third, second) && third.trimEnd() === first.trimEnd()) {
    const over = first.charAt(0);
    return {
      text: second.trim(),
      textLine: index + 1,
      lastLine: index + 2,
      mark: `${over}${over}`,
    };
  }
  if (!isUnderline(second, first) || /^\s/.test(first) || targetIn(first)) return null;
  const before = lines[index - 1] ?? '';
  if (before.trim() !== '' && !targetIn(before)) return null;
  return { text: first.trim(), textLine: index, lastLine: index + 1, mark: second.charAt(0) };
}
