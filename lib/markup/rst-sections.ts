import { headingsOf, linesOf, targetIn, type RstHeading } from './rst-lines';

/** A section of a page, which its labels refer to. */
export type PageSection = {
  labels: string[];
  title: string;
  /** Line of the title, counted from 1. */
  line: number;
  /** 0 is the title of the page. */
  level: number;
  /** Titles of the enclosing sections, outermost first, without the page's own title. */
  parents: string[];
  /** The text below the title up to the next title, in reStructuredText. */
  body: string;
};

/** A page parsed into sections. `targets` are the definitions of named links, to append to a section's text. */
export type SectionedPage = { sections: PageSection[]; intro: string; targets: string };

type OpenSection = Omit<PageSection, 'body'> & { lines: string[] };

/**
 * Parses a page into its sections. Marks rank in order of their first use. The introduction is the text before the
 * first section below the page's title.
 */
export function readSections(text: string): SectionedPage {
  const lines = linesOf(text);
  const headings = headingsOf(lines);
  const ranks: string[] = [];
  const intro: string[] = [];
  const targets: string[] = [];
  const sections: OpenSection[] = [];
  let labels: string[] = [];

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    const heading = headings.get(index);
    const target = line.startsWith('.') ? targetIn(line) : null;
    const current = sections.at(-1);
    if (heading) {
      if (!ranks.includes(heading.mark)) ranks.push(heading.mark);
      sections.push(open(heading, ranks.indexOf(heading.mark), labels, sections));
      labels = [];
      index = heading.lastLine;
    } else if (target && target.destination !== null) targets.push(line.trim());
    else if (target && /^\s+\S/.test(next)) {
      targets.push(`${line.trim()} ${next.trim()}`);
      index += 1;
    } else if (target) labels.push(target.key);
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

/** True for the title of the page itself: a section of the first rank without labels. */
function isPageTitle({ level, labels }: OpenSection): boolean {
  return level === 0 && labels.length === 0;
}

function open(
  heading: RstHeading,
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
  return { labels, title: heading.text, line: heading.textLine + 1, level, parents, lines: [] };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd();
}
