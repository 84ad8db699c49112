import { describe, expect, test } from 'vitest';
import { importMarkdown, renderMarkdown, renderRst } from './render';
import { MAX_SOURCE_BYTES, outputLimit, TooLarge } from './limits';
import { compileMarkdown } from './markdown';
import { runForImport } from './pool';

describe('the worker', () => {
  test('renders what it is sent, many at a time, each answer to its asker', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => renderRst(`*word ${n}*`)));
    expect(answers.map(({ html }) => html)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `<p><em>word ${n}</em></p>`),
    );
  }, 60_000);

  test('gives up a text that takes too long, and goes on with the next', async () => {
    const endless = `${'`a <'.repeat(20_000)}\n\n${'*a '.repeat(50_000)}`;
    const [slow, next] = await Promise.all([renderRst(endless, {}, 20), renderRst('next')]);
    expect(slow.isFallback).toBe(true);
    expect(slow.warnings[0]?.message).toContain('takes longer');
    expect(next.html).toBe('<p>next</p>');
  }, 60_000);

  test('does not even begin with a text that is too large', async () => {
    const markup = await renderRst('x'.repeat(MAX_SOURCE_BYTES + 1));
    expect(markup.isFallback).toBe(true);
  });

  test('may run out of memory: the process lives, and the next text is rendered', async () => {
    const source = `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n${'|\n'.repeat(20_000)}`;
    const options = { context: {}, takesTitle: false, maxBytes: Infinity };
    const hungry = { kind: 'markdown', source, options, limitMs: 60_000 } as const;

    expect(await runForImport(hungry)).toEqual({ ok: false, failure: 'too-much' });
    expect((await importMarkdown('*next*', {})).html).toBe('<p><em>next</em></p>');
  }, 120_000);
});

/** A text that takes its whole time limit; the more quotes, the heavier it is. */
const endless = (quotes: number) => '>\n\n'.repeat(quotes);

/** Returns the indices of the texts in the order in which they came back. */
async function orderOf(sources: readonly string[]): Promise<number[]> {
  const order: number[] = [];
  await Promise.all(
    sources.map(async (source, index) => {
      await renderMarkdown(source);
      order.push(index);
    }),
  );
  return order;
}

describe('who waits', () => {
  test('a comment does not wait for the texts that take long', async () => {
    await Promise.all([renderMarkdown('a'), renderMarkdown('*a* '.repeat(2000))]);
    const [first] = await orderOf([endless(15_000), endless(15_000), endless(15_000), '*quick*']);
    expect(first).toBe(3);
  }, 60_000);

  test('of those that may take long the lighter one comes first', async () => {
    const order = await orderOf([endless(15_000), endless(16_000), '*a* '.repeat(1000)]);
    expect(order).toEqual([0, 2, 1]);
  }, 60_000);
});

describe('what may become of a text', () => {
  test.each([
    [
      'a comment that is a table',
      `|${'a|'.repeat(320)}\n|${'-|'.repeat(320)}\n${'|\n'.repeat(330)}`,
    ],
    ['an address for many links', `${'[a]'.repeat(300)}\n\n[a]: https://e.org/${'x'.repeat(900)}`],
    ['headings without words', '# a\n'.repeat(480)],
  ])('%s is shown as written, with a note', async (_name, source) => {
    const options = { context: {}, takesTitle: false, maxBytes: outputLimit(source, false) };
    expect(() => compileMarkdown(source, options)).toThrow(TooLarge);

    const { html, isFallback } = await renderMarkdown(source);
    expect(isFallback).toBe(true);
    expect(html).toMatch(
      /^<div class="admonition note">.*; it is shown as written\.<\/p><\/div><pre /,
    );
    expect(html.length).toBeLessThan(20_000);
  });
});
