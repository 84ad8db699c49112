import { describe, expect, test } from 'vitest';
import { renderRst } from '@/lib/markdown';
import { MAX_SOURCE_BYTES, renderInWorker } from './pool';

describe('the worker', () => {
  test('renders what it is sent, many at a time, each answer to its asker', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => renderRst(`*word ${n}*`)));
    expect(answers.map(({ html }) => html)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `<p><em>word ${n}</em></p>`),
    );
  }, 60_000);

  test('gives up a text that takes too long, and goes on with the next', async () => {
    const endless = `${'`a <'.repeat(20_000)}\n\n${'*a '.repeat(50_000)}`;
    const [slow, next] = await Promise.all([renderInWorker(endless, {}, 20), renderRst('next')]);
    expect(slow.isFallback).toBe(true);
    expect(slow.warnings[0]?.message).toContain('takes longer');
    expect(next.html).toBe('<p>next</p>');
  }, 60_000);

  test('does not even begin with a text that is too large', async () => {
    const markup = await renderRst('x'.repeat(MAX_SOURCE_BYTES + 1));
    expect(markup.isFallback).toBe(true);
  });
});
