import { callAction, type Form } from './action-call';
import { expect, test } from './fixtures';
import { letDaysPass } from './motion-helpers';

const motions = 'app/motions/[id]/[step]/actions.ts';
const TITLE =
  '</h1><script>alert(1)</script> `code` | # Head *b* [x](javascript:alert(1)) .. raw:: html &lt; ~~-~~';
const ESCAPED =
  '\\</h1\\>\\<script\\>alert(1)\\</script\\> \\`code\\` \\| \\# Head \\*b\\* \\[x\\](javascript:alert(1)) .. raw:: html \\&lt; \\~\\~-\\~\\~';

test('the record of a decision is a file with its text and each vote, whatever the title', async ({
  request,
  baseURL,
  context,
  signInAs,
}) => {
  const act = async (action: string, form: Form) => {
    const headers = { origin: baseURL ?? '' };
    return callAction(context.request, { action, form, headers });
  };
  const propose = (title: string) =>
    act('app/motions/new/actions.ts#proposeMotionAction', {
      ...{ body: 'demo', kind: 'formal-vote', title, text: 'Be it **so**.\r\n\r\n- One' },
    });
  await signInAs('demo-member');
  const broken = await propose('Two\nlines\n## Votes');
  expect(broken.text).toContain('The title must be one line.');
  const id = /motions\/(\d+)/.exec((await propose(TITLE)).redirect ?? '')?.[1] ?? '';
  expect((await request.get(`/motions/${id}/record.md`)).status()).toBe(404);

  await signInAs('demo-chair');
  await act(`${motions}#openMotionAction`, { id, revision: '1' });
  const vote = { id, revision: '1', choice: 'yes', comment: '| a | comment |' };
  await act('app/motions/[id]/actions.ts#castVoteAction', vote);
  await signInAs('demo-member');
  await act('app/motions/[id]/actions.ts#castVoteAction', { ...vote, choice: 'yes' });
  await signInAs('demo-member-2');
  await act(`${motions}#recuseAction`, { id, revision: '1', reason: 'My own castle.' });
  await letDaysPass(Number(id), 7);
  await signInAs('demo-chair');
  await act(`${motions}#closeMotionAction`, { id, revision: '1', comment: '# Closed' });

  const file = await request.get(`/motions/${id}/record.md`);
  expect(file.status()).toBe(200);
  const headers = file.headers();
  expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename\*=UTF-8''20261120-[a-z0-9-]+\.md$/,
  );
  const text = await file.text();
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    `# 2026-11-20 ${ESCAPED}`,
    '## How it was decided',
  ]);
  expect(text).toContain('\n\nBe it **so**.\n\n- One\n\n');
  expect(text).toContain(`Demo committee, motion ${id}: <${baseURL ?? ''}/motions/${id}>`);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split(' | ').slice(0, 3).join(' | '))).toEqual([
    '| Member | Vote | Revision',
    '| --- | --- | ---',
    '| Chidi (demo) | yes | 1',
    '| Mei (demo) | yes | 1',
    '| Noor (demo) | none, not counted: stood aside | ',
    '| Otto (demo) | none | ',
    '| Pia (demo) | none | ',
  ]);
  expect(text).toMatch(/\n- Passed on Fri 20 Nov 2026, 12:00 UTC by Chidi \(demo\)\n/);
  expect(text.trimEnd().endsWith('The motion passes.')).toBe(true);
});
