import { beforeAll, expect, test } from 'vitest';
import { closedMarkdown, importMarkdown } from '@/lib/markup/render';
import type { MotionRecord } from './record-types';
import type { MotionOutcome } from './outcome-types';
import { isOnRecord, recordFile, recordFileName } from './record-file';

const DECIDED = new Date('2026-11-20T12:00:00Z');

const outcome: MotionOutcome = {
  ...{ passes: true, members: 2, needed: 1 },
  tally: { yes: 1, no: 0, abstain: 0, notVoted: 1 },
  narrative: ['Of 2 members who count, 1 said yes.', 'The motion passes.'],
  votes: [
    {
      ...{ name: 'Ann | Lee', choice: 'yes', comment: 'A secret of mine', revision: 2 },
      ...{ castAt: '2026-11-19T08:00:00.000Z', uncounted: null },
    },
    {
      name: 'Bo',
      choice: 'no',
      comment: '',
      revision: 1,
      castAt: '2026-11-18T08:00:00.000Z',
      uncounted: 'left',
    },
    { name: 'Cy', choice: null, comment: '', revision: null, castAt: null, uncounted: null },
  ],
  approvals: [],
  decidedAt: DECIDED.toISOString(),
};

const MOTION = {
  ...{ id: 7, title: 'Retire *murano* <b>', text: 'It is **retired**.\n', state: 'passed' },
  ...{ revision: 2, decidedAt: DECIDED, decidedBy: { handle: 'ann', name: 'Ann' } },
  ...{ proposedAt: new Date('2026-11-01T00:00:00Z'), openedAt: new Date('2026-11-02T00:00:00Z') },
  ...{ proposer: { handle: 'di', name: 'Di' }, rule: null, outcome, resolution: '20261120-retire' },
  supersedes: [{ slug: '20200131-keep', title: 'Keep' }],
} as unknown as MotionRecord;

beforeAll(async () => {
  await Promise.all([closedMarkdown('a'), importMarkdown('a', {})]);
}, 60_000); // Starts the threads.

test('the file has the text as it was decided on, and every vote by name', async () => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  const file = await recordFile(MOTION, {
    bodyName: 'Committee',
    address: 'https://example.org/motions/7',
  });

  expect(file).toMatch(/^# 2026-11-20 Retire \\\*murano\\\* \\<b\\>\n\nIt is \*\*retired\*\*\.\n/);
  const { title, html } = await importMarkdown(file, {});
  expect(title).toBe('2026-11-20 Retire *murano* <b>');
  expect(html).toContain('<strong>retired</strong>');
  const cells = [...html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, text]) => text);
  expect(cells.slice(4)).toEqual([
    ...['Ann | Lee', 'yes', '2', 'Thu 19 Nov 2026, 08:00 UTC'],
    ...['Bo', 'no, not counted: the seat was given up', '1', 'Wed 18 Nov 2026, 08:00 UTC'],
    ...['Cy', 'none', '', ''],
  ]);
  expect(html).toContain('Passed on Fri 20 Nov 2026, 12:00 UTC by Ann');
  expect(html).toContain('Takes the place of 20200131-keep');
});

test('it says so when a text is not shown as it was voted on', async () => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  const context = { bodyName: 'Committee', address: 'https://a.b/7' };
  const note = 'An e-mail address in it is not shown here; what was voted on has it';
  expect(await recordFile({ ...MOTION, isRedacted: true }, context)).toContain(`- ${note}\n`);
  expect(await recordFile({ ...MOTION, isRedacted: false }, context)).not.toContain(note);
});

test('it is called as the resolution, or by the motion where there is none', () => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  expect(recordFileName(MOTION)).toBe('20261120-retire.md');
  expect(recordFileName({ ...MOTION, resolution: null })).toBe('20261120-motion-7.md');
});

test.each([
  '1. One [2] (3)',
  '- a - b',
  '+ c',
  '===',
  '&lt;b&gt; &#35;',
  '<!-- `a` | *b* | ~~c~~ # d',
  'Two\nlines\r\n\n## Votes\u2028x',
])('a name or a title like %j is shown as it is', async (name) => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  const [vote] = outcome.votes;
  const motion = {
    ...{ ...MOTION, title: name, decidedBy: { handle: 'ann', name } },
    outcome: { ...outcome, votes: [{ ...vote!, name }], narrative: [`${name} objects.`] },
  };
  const { title, html } = await importMarkdown(
    await recordFile(motion, { bodyName: name, address: 'https://example.org/motions/7' }),
    {},
  );
  const shown = name.replace(/\s+/g, ' ');
  const escaped = shown.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');
  expect(title).toBe(`2026-11-20 ${shown}`);
  expect(html).toContain(`<p>${escaped}, motion 7:`);
  expect(html).toContain(`>${escaped}</td>`);
  expect(html).toContain(`<p>${escaped} objects.</p>`);
  expect(html).toContain(`by ${escaped}</li>`);
  expect(html.match(/<h\d/g)).toHaveLength(1);
});

test('an undecided motion has no record', () => {
  expect(isOnRecord({ ...MOTION, decidedAt: null, outcome: null })).toBe(false);
});

test.each([
  '<!-- a comment without an end',
  '```\nA fence without an end',
  '~~~~ ts\nconst a = 1;\n~~~',
  'Text <details><summary>Short</summary>',
  '<div hidden>\n\nHidden',
  '<table><tr><td>',
  '- a list\n\n  ```\n  with a fence',
  '$'.repeat(5) + '\n<script>',
])('a text like %j hides no vote', async (text) => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  const file = await recordFile(
    { ...MOTION, text },
    { bodyName: 'Committee', address: 'https://a.b/7' },
  );

  const { html } = await importMarkdown(file, {});
  const [before = '', after = ''] = html.split('How it was decided');
  expect(after).toContain('Ann | Lee');
  for (const tag of ['details', 'div', 'table', 'pre', 'blockquote', 'li']) {
    expect(before.split(`<${tag}`).length, tag).toBe(before.split(`</${tag}>`).length);
  }
});

test('a text that ends where it ends is left as it is', async () => {
  if (!isOnRecord(MOTION)) throw new Error('The motion is decided.');
  const text = 'One.\n\n```\n<b>two</b>\n```\n\n- `<!--`\n\n  > 3 < 4\n\n| a |\n| - |\n| b |';
  expect(
    await recordFile({ ...MOTION, text }, { bodyName: 'Committee', address: 'https://a.b/7' }),
  ).toContain(`\n\n${text}\n\n## How it was decided\n\n`);
});
