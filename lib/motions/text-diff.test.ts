import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, diffTexts } from './text-diff';

function partsOf(before: string, after: string): DiffPart[] {
  return diffTexts(before, after).blocks.flatMap((block) =>
    block.kind === 'text' ? block.parts : [],
  );
}

function textOf(parts: readonly DiffPart[], leaveOut: DiffPart['kind']): string {
  return parts
    .filter(({ kind }) => kind !== leaveOut)
    .map(({ text }) => text)
    .join('');
}

describe('what changed between two revisions', () => {
  test('is marked word by word', () => {
    const diff = diffTexts('Meet every week at noon.', 'Meet every month at noon.');

    expect(diff).toEqual({
      blocks: [
        {
          kind: 'text',
          parts: [
            { kind: 'same', text: 'Meet every ' },
            { kind: 'removed', text: 'week' },
            { kind: 'added', text: 'month' },
            { kind: 'same', text: ' at noon.\n' },
          ],
        },
      ],
      added: 1,
      removed: 1,
    });
  });

  test('is shown one after the other where little is in common', () => {
    expect(partsOf('Meet every week.', 'Nobody shall travel in winter.')).toEqual([
      { kind: 'removed', text: 'Meet every week.\n' },
      { kind: 'added', text: 'Nobody shall travel in winter.\n' },
    ]);
  });

  test('leaves out equal lines, but for three beside a change', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const after = lines.with(10, 'line ten');

    const { blocks } = diffTexts(lines.join('\n'), after.join('\n'));

    expect(blocks.map((block) => (block.kind === 'skipped' ? block.lines : 'text'))).toEqual([
      7,
      'text',
      6,
    ]);
    expect(textOf(partsOf(lines.join('\n'), after.join('\n')), 'removed')).toBe(
      `${after.slice(7, 14).join('\n')}\n`,
    );
  });

  test('is nothing when only line ends differ', () => {
    const { added, removed } = diffTexts('one\r\ntwo', 'one\ntwo\n');
    expect({ added, removed }).toEqual({ added: 0, removed: 0 });
  });

  test('is everything when a text is written from nothing', () => {
    expect(diffTexts('', 'Two words')).toMatchObject({ added: 2, removed: 0 });
  });

  test('is found soon for texts of the greatest length that share nothing', () => {
    const before = Array.from({ length: 12_000 }, (_, index) => `a${index}`).join('\n');
    const after = Array.from({ length: 12_000 }, (_, index) => `b${index}`).join('\n');
    const start = performance.now();

    expect(diffTexts(before, after)).toMatchObject({ added: 12_000, removed: 12_000 });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('gives back both texts, whatever they are', () => {
    const words = fc.array(fc.constantFrom('ay', 'bee', 'sea', '\n', '\n\n', ' '), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')];
        const { blocks } = diffTexts(before, after);
        if (blocks.some(({ kind }) => kind === 'skipped')) return;
        const parts = partsOf(before, after);
        expect(textOf(parts, 'added').trimEnd()).toBe(before.trimEnd());
        expect(textOf(parts, 'removed').trimEnd()).toBe(after.trimEnd());
      }),
    );
  });
});

test('a character that nobody sees is a change that is seen', () => {
  const { blocks, added } = diffTexts('We thank the team.', 'We thank\u200B the team.');
  expect(added).toBe(1);
  expect(JSON.stringify(blocks)).toContain('[U+200B]');
});
