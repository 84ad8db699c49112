/** A section of a schedule page: what its labels stand for. */
export type PageSection = {
  labels: string[];
  title: string;
  /** Line of the title, from 1. */
  line: number;
  /** 0 is the title of the page. */
  level: number;
  /** Titles of the sections around it, outermost first; the page's own title is left out. */
  parents: string[];
  /** The text below the title up to the next one, in reStructuredText. */
  body: string;
};

/** A schedule page taken apart. `targets` are the definitions of named links, to put under a piece of it. */
export type SchedulePage = { sections: PageSection[]; intro: string; targets: string };

type OpenSection = Omit<PageSection, 'body'> & { lines: string[] };
type Title = { text: string; line: number; lastIndex: number; mark: string };

const LABEL = /^\.\. _(?:`([^`]+)`|((?:[^:]|:(?=\S))+)):\s*$/;
const TARGET = /^\.\. _(?:`[^`]+`|(?:[^:]|:(?=\S))+):\s+\S/;
const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;

/**
 * Takes a schedule page apart into its sections. Follows docutils on what a title is: a line with an
 * underline of one repeated mark, with or without the same line above; marks rank in order of their
 * first use. The introduction is what stands before the first section below the page's title.
 */
export function readSchedulePage(text: string): SchedulePage {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const ranks: string[] = [];
  const intro: string[] = [];
  const targets: string[] = [];
  const sections: OpenSection[] = [];
  let labels: string[] = [];

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const label = LABEL.exec(line);
    const title = label ? null : titleAt(lines, index);
    const current = sections.at(-1);
    if (title) {
      if (!ranks.includes(title.mark)) ranks.push(title.mark);
      sections.push(open(title, ranks.indexOf(title.mark), labels, sections));
      labels = [];
      index = title.lastIndex;
    } else if (label && /^\s+\S/.test(lines[index + 1] ?? '')) {
      targets.push(`${line.trim()} ${(lines[index + 1] ?? '').trim()}`);
      index += 1;
    } else if (label) labels.push(labelOf(label[1] ?? label[2] ?? ''));
    else if (TARGET.test(line)) targets.push(line.trim());
    else {
      if (line.trim() !== '') labels = [];
      (current && !isPageTitle(current) ? current.lines : intro).push(line);
    }
  }
  return {
    sections: sections.map(({ lines: body, ...section }) => ({ ...section, body: trimmed(body) })),
    intro: trimmed(intro),
    targets: targets.join('\n'),
  };
}

/** The title of the page itself: a section of the first rank that nothing refers to. */
function isPageTitle({ level, labels }: OpenSection): boolean {
  return level === 0 && labels.length === 0;
}

/** A label as docutils compares them: lower case, single spaces. */
export function labelOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

function open(
  title: Title,
  level: number,
  labels: string[],
  before: readonly OpenSection[],
): OpenSection {
  const parents: string[] = [];
  let inside = level;
  for (const section of before.toReversed()) {
    if (section.level >= inside || isPageTitle(section)) continue;
    parents.unshift(section.title);
    inside = section.level;
  }
  return { labels, title: title.text, line: title.line, level, parents, lines: [] };
}

function titleAt(lines: readonly string[], index: number): Title | null {
  const [first = '', second = '', third = ''] = lines.slice(index, index + 3);
  const over = ADORNMENT.exec(first);
  if (over && second.trim() !== '' && third.trimEnd() === first.trimEnd()) {
    return {
      text: second.trim(),
      line: index + 2,
      lastIndex: index + 2,
      mark: `${over[1] ?? ''}^`,
    };
  }
  const under = ADORNMENT.exec(second);
  const isTitle = under && first.trim() !== '' && !/^\s/.test(first) && !ADORNMENT.test(first);
  if (!isTitle || second.trimEnd().length < Math.min(first.trimEnd().length, 4)) return null;
  if ((lines[index - 1] ?? '').trim() !== '' && !LABEL.test(lines[index - 1] ?? '')) return null;
  return { text: first.trim(), line: index + 1, lastIndex: index + 1, mark: under[1] ?? '' };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd();
}
