import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteHtml, statementHtml } from './statement-html-rules';

test('blank lines part paragraphs, and broken lines flow again', () => {
  const long = 'A line that was broken at the width of a terminal, as most are';
  expect(statementHtml(`${long}\nand goes on.\n\nNext.`)).toBe(
    `<p>${long} and goes on.</p>\n<p>Next.</p>`,
  );
});

test('short lines keep their breaks', () => {
  expect(statementHtml('Thanks,\nAnn')).toBe('<p>Thanks,<br>Ann</p>');
});

test('marks at the beginning of lines make lists, and an indented line goes on with its item', () => {
  expect(statementHtml('Goals:\n* one\n  more\n- two\n\n1. first\n2) second')).toBe(
    '<p>Goals:</p>\n<ul><li>one more</li><li>two</li></ul>\n<ol><li>first</li><li>second</li></ol>',
  );
  expect(statementHtml('3. third')).toBe('<ol start="3"><li>third</li></ol>');
});

test('a paragraph after a list is no part of it', () => {
  expect(statementHtml('* one\n\nThat is all.')).toBe('<ul><li>one</li></ul>\n<p>That is all.</p>');
});

test('headings are underlined or marked, and stand below the names', () => {
  expect(statementHtml('Plans\n=====\nText.\n\n## More ##\nText.')).toBe(
    '<h4>Plans</h4>\n<p>Text.</p>\n<h4>More</h4>\n<p>Text.</p>',
  );
});

test('addresses become links without the marks that end a sentence', () => {
  expect(statementHtml('See https://example.org/a?b=1&c="2", (http://example.org/x).')).toBe(
    '<p>See <a href="https://example.org/a?b=1&amp;c=" rel="noopener ugc">https://example.org/a?b=1&amp;c=</a>&quot;2&quot;, (<a href="http://example.org/x" rel="noopener ugc">http://example.org/x</a>).</p>',
  );
  expect(statementHtml('https://example.org/a_(b)')).toContain('href="https://example.org/a_(b)"');
});

test('tags, scripts and addresses of other kinds are shown as written', () => {
  const html = statementHtml(
    '<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)',
  );
  expect(html).not.toMatch(/<(script|img)/);
  expect(html).not.toContain('href');
  expect(html).toContain('&lt;script&gt;');
});

test('an empty statement is empty, and one too long is shown as written', () => {
  expect(statementHtml(' \n\t\n')).toBe('');
  expect(statementHtml(`<${'x\n'.repeat(200_000)}`)).toMatch(/^<pre class="literal-text">&lt;x/);
});

test('whatever is written, only our own tags come out', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '* a',
      '- b',
      '1. c',
      '====',
      '## d',
      'https://example.org/<b>',
      '<a href="x">',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const html = statementHtml(lines.join('\n'));
      const own =
        /<\/?(p|ul|ol|li|h4)>|<br>|<ol start="\d+">|<a href="https?:[^"<>]*" rel="noopener ugc">|<\/a>/g;
      expect(html.replace(own, '')).not.toMatch(/[<>]/);
    }),
  );
});

test.each([
  `http://x${'.'.repeat(200_000)}y`,
  `# ${' '.repeat(200_000)}x`,
  '='.repeat(200_000) + 'x',
  '* '.repeat(100_000),
  'http://'.repeat(30_000),
])('a text made to be slow is formatted quickly (%#)', (text) => {
  const start = performance.now();
  statementHtml(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('links of reStructuredText in a note keep their words and address', () => {
  expect(noteHtml('See `the page <https://example.org/p>`_.')).toBe(
    '<p>See the page (<a href="https://example.org/p" rel="noopener ugc">https://example.org/p</a>).</p>',
  );
  expect(noteHtml('`https://example.org/p <https://example.org/p>`__')).toBe(
    '<p><a href="https://example.org/p" rel="noopener ugc">https://example.org/p</a></p>',
  );
});
