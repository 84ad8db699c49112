import type { Page } from '@playwright/test';
import { callAction, type Form } from './action-call';
import { checkPage, expect, test } from './fixtures';
import { addSomebody, countReasons, idOf, setWrites, signInAsNew } from './people-helpers';

/** One code point from each plane of Unicode, visible if it is assigned. */
const PLANES = Array.from({ length: 17 }, (_, plane) =>
  String.fromCodePoint(plane * 65_536 + 0x1500),
);
const MARK = 'Of the hostile tests';
const SHOWN = `${MARK} <script>document.title="taken"</script><img src=x onerror=alert(1)> '; drop table "Person"; -- 100% _ \\ ${PLANES.join('')}`;
const NO_REASONS = [
  [`${MARK} ${'x'.repeat(10_240)}`, 'Keep the reason to 500 characters.'],
  [`${MARK} \u0007\u001b[2J`, 'Take out the characters that are no text.'],
  [`${MARK} ann@example.org`, 'Leave e-mail addresses out'],
  [
    `${MARK} \u202edesrever\u202c`,
    'has a character that nobody sees, U+202E, at line 1, character 22',
  ],
  ['\u200b\u202e\u200f\u200b', 'Say why in a few words.'],
] as const;

async function expectShown(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(200);
  await expect(page.getByRole('main')).toContainText(SHOWN);
  await expect(page.locator('main img, main script')).toHaveCount(0);
}

test('a reason is refused with what to change, or kept and shown as text, in each form', async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  const twin = { handle: 'hostile-twin', name: '<b>Twin</b> & "Co"', origin: 'sign-in' } as const;
  const twinId = await addSomebody(twin);
  await addSomebody({ handle: 'hostile-record', name: '%_\\ </title>', origin: 'record' });
  const claimantId = await signInAsNew(context, { handle: 'hostile-one', name: '<i>One</i>' });
  let written = await countReasons(MARK);

  const send = async (action: string, form: Form, adds: Record<string, number>) => {
    const call = (reason: string) =>
      callAction(context.request, {
        action,
        form: { ...form, reason },
        headers: { origin: baseURL ?? '' },
      });
    for (const [reason, message] of NO_REASONS) {
      const { status, text } = await call(reason);
      expect([status, text]).toEqual([200, expect.stringContaining(message)]);
      expect(text, 'what was typed').toContain(
        JSON.stringify(reason).slice(1, 100).replace(/"$/, ''),
      );
    }
    expect(await countReasons(MARK), 'nothing is half-written').toEqual(written);
    const { redirect, text } = await call(SHOWN.replace(' <script>', '\0\r\n <script>'));
    expect(redirect, text).not.toBeNull();
    written = Object.fromEntries(
      Object.entries(written).map(([what, count]) => [what, count + (adds[what] ?? 0)]),
    );
    expect(await countReasons(SHOWN)).toEqual(written);
  };

  const claim = { handle: 'hostile-record' };
  await send('app/people/[handle]/claim/actions.ts#claimPersonAction', claim, {
    claims: 1,
    audited: 1,
  });
  await expectShown(page, '/account');

  await signInAs('demo-admin');
  const claimId = await idOf('PersonClaim', claimantId);
  await expectShown(page, '/admin/claims');
  const answer = { claimId, decision: 'refuse' };
  await send('app/admin/claims/[id]/actions.ts#decideClaimAction', answer, { audited: 1 });
  await expectShown(page, `/admin/claims/${claimId}`);

  const merge = { from: twin.handle, into: 'hostile-record', isSure: 'on' };
  await send('app/admin/people/merge/actions.ts#mergePeopleAction', merge, {
    merges: 1,
    audited: 1,
  });
  const mergeId = await idOf('PersonMerge', twinId);
  await setWrites('demo-admin', 0);
  await send(
    'app/admin/people/merges/[id]/actions.ts#undoMergeAction',
    { mergeId },
    { audited: 1 },
  );
  await expectShown(page, `/admin/people/merges/${mergeId}`);

  const grant = { handle: twin.handle, role: 'digest-editor', lastDay: '2027-06-01' };
  await send('app/admin/grants/new/actions.ts#giveGrantAction', grant, { grants: 1, audited: 1 });
  const grantId = await idOf('Grant', twinId);
  await expectShown(page, `/admin/grants/${grantId}`);
  await send('app/admin/grants/[id]/actions.ts#revokeGrantAction', { grantId }, { audited: 1 });
  await setWrites('demo-admin', 0);
  await expectShown(page, '/admin/audit?subject=person/hostile-record');
  await checkPage(page);
});

test('a name elsewhere is refused with what to change, or shown as text', async ({
  page,
  context,
}) => {
  await signInAsNew(context, { handle: 'hostile-two', name: 'Two' });
  const names = page.getByRole('table', { name: 'Names and addresses' });
  const field = page.getByLabel('Name there');
  for (const [value, message] of [
    ['x'.repeat(10_240), 'Keep it to 60 characters.'],
    ['two words', 'Give a name without blanks, and no e-mail address.'],
    ['me@example.org', 'Give a name without blanks, and no e-mail address.'],
    ['a\u202eb', 'Give a name without blanks, and no e-mail address.'],
  ] as const) {
    await page.goto('/account'); // Without the response to the previous attempt.
    // The field itself takes no longer value, but a form sent by other means may contain one.
    await field.evaluate((input) => {
      input.removeAttribute('maxlength');
    });
    await field.fill(value);
    await page.getByRole('button', { name: 'Add the name' }).click();
    await expect(page.getByText(message).first()).toBeVisible();
    await expect(field).toHaveValue(value);
  }
  const name = `<script>alert(1)</script>';--%_"\\${PLANES.slice(1, 4).join('')}`;
  await field.fill(name);
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect(names).toContainText(name);
  await page.goto('/people/hostile-two');
  await expect(page.getByRole('main')).toContainText(name);
  await expect(page.locator('main script')).toHaveCount(0);
  await page.goto('/account');
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('who sends too much too fast is told so and loses nothing that was typed', async ({
  page,
  context,
}) => {
  await signInAsNew(context, { handle: 'hostile-three', name: 'Three' });
  await setWrites('hostile-three', 60);
  await page.goto('/people/hal-example/claim');
  await page.getByLabel('Reason').fill('A long story.');
  await page.getByRole('button', { name: 'This is me' }).click();
  await expect(page.getByText('Too many changes in a short time.')).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('A long story.');
  await page.goto('/account');
  await page.getByLabel('Name there').fill('three');
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect(page.getByText('Too many changes in a short time.')).toBeVisible();
  await expect(page.getByLabel('Name there')).toHaveValue('three');
});

test('what admins look for may be anything: it is shown as text and finds only itself', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('demo-admin');
  const values = [
    ...[SHOWN, 'x'.repeat(10_240), PLANES.join(''), "' or 1=1 --", '%', '_', '\\', '[object]'],
  ].map(encodeURIComponent);
  const raw = ['%00', '%ff', '%ED%A0%80', 'a%00b', 'x&q=y', '%E2%80%AE'];
  const paths = [
    '/admin/people?q=',
    '/admin/people?after=',
    '/admin/people/merge?from=',
    '/people?q=',
  ];
  paths.push('/admin/audit?subject=', '/admin/audit?actor=', '/admin/audit?before=');
  paths.push('/admin/grants/new?handle=');
  for (const path of paths) {
    const answers = await Promise.all(
      [...values, ...raw].map((value) => context.request.get(`${path}${value}`)),
    );
    expect(answers.map((answer) => answer.status())).toEqual(answers.map(() => 200));
  }

  for (const search of ['%', '_%', '\\', SHOWN]) {
    await page.goto(`/admin/people?q=${encodeURIComponent(search)}`);
    await expect(page.getByRole('region', { name: 'Found', exact: true })).toContainText('Nobody');
  }
  await expect(page.getByLabel('Handle, name, nick or address')).toHaveValue(SHOWN.slice(0, 200));
  await page.goto(`/admin/audit?subject=${encodeURIComponent(SHOWN)}&actor=%25`);
  await expect(page.getByLabel('Who')).toHaveValue('%');
  await expect(page.getByRole('main')).toContainText('No rows');
});
