import { beforeAll, describe, expect, test } from 'vitest';
import { closedMarkdown, importMarkdown, renderContent, renderMarkdown } from '@/lib/markup/render';

/** The words in each text below. They must be readable on every page that shows it. */
const SECRET = 'Acme gets two seats';

const HIDING: Readonly<Record<string, string>> = {
  'a comment': `We thank. <!-- ${SECRET} --> Yes.`,
  'a comment by itself': `<!--\n${SECRET}\n-->\n\nYes.`,
  'a comment without an end': `<!-- ${SECRET}`,
  'a title': `We thank. <title>${SECRET}</title>`,
  'a template': `We thank.<template>${SECRET}</template>`,
  'a script': `<script>${SECRET}</script>`,
  'a style': `<style>\n${SECRET}\n</style>\n\nYes.`,
  'a declaration': `We <!WORDS ${SECRET}> thank <?php ${SECRET} ?>.`,
  'character data': `We <![CDATA[${SECRET}]]> thank.`,
  'a tag nobody knows': `We <acme says="${SECRET}"/> thank.`,
  'the attribute of a tag': `We <b data-note="${SECRET}">thank</b>.`,
  'a name behind a link': `<a href="https://e.org" href="${SECRET}">We</a> thank.`,
  'a style of a tag': `We <b style="/* ${SECRET} */">thank</b>.`,
  'a hidden paragraph': `<p hidden>${SECRET}</p>`,
  'words for screen readers only': `<h2 class="sr-only">${SECRET}</h2>`,
  'brackets of a ruby': `<ruby>We<rp>${SECRET}</rp></ruby>`,
  'an end of a tag': `We thank</b ${SECRET}>.`,
  'the title of a link': `[We](https://e.org "${SECRET}") thank.`,
  'the title of a picture': `![We](https://e.org/a.png "${SECRET}") thank.`,
  'what a picture shows': `![${SECRET}](https://e.org/a.png) We thank.`,
  'an abbreviation': `<abbr title="${SECRET}">TC</abbr>`,
  'an address that nothing leads to': `We thank.\n\n[//]: # (${SECRET})`,
  'the label of an address': `[We][${SECRET}] thank.\n\n[${SECRET}]: https://e.org`,
  'the title of an address': `[We] thank.\n\n[We]: https://e.org "${SECRET}"`,
  'a second address of a label': `[We] thank.\n\n[We]: https://e.org\n[We]: https://e.org/ "${SECRET}"`,
  'an address that leads nowhere': `[We](<${SECRET}>) thank.`,
  'a footnote that nothing leads to': `We thank.\n\n[^1]: ${SECRET}`,
  'footnotes that lead to each other': `We thank.\n\n[^1]: ${SECRET} [^2]\n\n[^2]: so [^1]`,
  'a second footnote of a name': `We[^1] thank.\n\n[^1]: Yes.\n\n[^1]: ${SECRET}`,
  'words behind a fence': `\`\`\`js ${SECRET}\nWe();\n\`\`\``,
  'a language': `\`\`\`${SECRET.replaceAll(' ', '\u00A0')}\nWe();\n\`\`\``,
  'a cell beyond the head': `| a |\n| - |\n| b | ${SECRET} |`,
  'the whole text': `# ${SECRET}`,
  'a heading of HTML': `<h1>${SECRET}</h1>\n\nYes.`,
};

/** Returns the text a reader sees in the HTML without hovering over anything. */
function read(html: string): string {
  return html
    .replace(/<h2 class="sr-only".*?<\/h2>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replace(/\s+/g, ' ');
}

beforeAll(async () => {
  await Promise.all([renderMarkdown('a'), importMarkdown('a', {})]);
}, 60_000); // Allows for the threads' start.

describe('what would be hidden is read', () => {
  test.each(Object.entries(HIDING))('%s', async (_name, source) => {
    const { html, text } = await renderMarkdown(source);
    expect(read(html)).toContain(SECRET);
    expect(text.replace(/\s+/g, ' ')).toContain(SECRET);
    expect(html).not.toMatch(/<(title|template|script|style|rp|acme)|<!|<[^>]* hidden/);

    // Unknown programs will show the file for the repository, so it may contain only plain text.
    const closed = await closedMarkdown(source);
    if (closed !== source) expect(closed).toBe(fenced(source));
    else expect(source).toMatch(/^# |^!\[Acme|^We thank<\/b /);
    expect(read((await renderMarkdown(closed)).html)).toContain(SECRET);
  });

  test.each(['The <title> element', 'Use <script> in text', 'A <T> of Vec<T>'])(
    'words like %j are all there, wherever they are rendered',
    async (source) => {
      const pages = [renderMarkdown(source), renderContent(source), importMarkdown(source, {})];
      for (const { html } of await Promise.all(pages)) expect(read(html).trim()).toBe(source);
    },
    60_000,
  );

  test('tags that are let through still work', async () => {
    const { html } = await renderMarkdown(
      '<b>a</b> <u>b</u> H<sub>2</sub>O<br>\n<kbd>c</kbd>\n\n<details open><summary>d</summary>\n\n*e*\n\n</details>',
    );
    expect(html).toMatch(/^<p><b>a<\/b> <u>b<\/u> H<sub>2<\/sub>O<br>\s*<kbd>c<\/kbd><\/p>/);
    expect(html).toMatch(
      /<details open><summary>d<\/summary>\s*<p><em>e<\/em><\/p>\s*<\/details>$/,
    );
  });

  test('a heading alone is kept where people write, and is the title where a page has it above', async () => {
    expect(await renderMarkdown('# We thank')).toMatchObject({
      html: expect.stringMatching(/^<h2 id="s-we-thank">We thank/) as string,
      title: 'We thank',
    });
    expect(await renderContent('# We thank')).toMatchObject({ html: '', title: 'We thank' });
  });
});

function fenced(source: string): string {
  const fence = source.includes('```') ? '````' : '```';
  return `${fence}markdown\n${source.trim()}\n${fence}`;
}

describe('characters that nobody sees have a mark', () => {
  test.each([
    ['as they are', 'Accept \u202E\u2066x\u200B\u200B'],
    ['as entities', 'Accept &#x202E;&#x2066;x&ZeroWidthSpace;&#x200b;'],
  ])(
    '%s',
    async (_name, source) => {
      const marked = 'Accept [U+202E][U+2066]x[U+200B ×2]';
      for (const make of [(s: string) => s, (s: string) => `\`\`\`\n${s}\n\`\`\``]) {
        const { html, text } = await renderMarkdown(make('Accept \u202E\u2066x\u200B\u200B'));
        expect(read(html)).toContain(marked);
        expect(text).toContain(marked);
      }
      expect((await renderMarkdown(source)).html).toBe(`<p>${marked}</p>`);
      expect((await importMarkdown(source, {})).html).toBe(`<p>${marked}</p>`);
      expect(await closedMarkdown(source)).toMatch(/^```markdown\nAccept (\[U\+202E\]|&#x202E;)/);
    },
    60_000,
  );

  test('also where a text is shown as written', async () => {
    const { html, isFallback } = await renderMarkdown(`${'> '.repeat(100)}\u202Ex`);
    expect(isFallback).toBe(true);
    expect(html).toContain('[U+202E]x');
  });
});
