import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { secretIn, SESSION_SECRET } from '@/lib/secrets';
import { checkPage, expect, test } from './fixtures';

/** Returns the unsubscribe link in a mail of this kind to a person, made by an independent implementation. */
async function stopPath(handle: string, kind: string): Promise<string> {
  const client = new Client({ connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from "Person" where handle = $1', [
    handle,
  ]);
  await client.end();
  const person = rows[0]!.id.replaceAll('-', '');
  const signature = createHmac('sha256', secretIn(process.env.ROLLCALL_DATA!, SESSION_SECRET))
    .update(`rollcall mail\nstop ${person} ${kind}`)
    .digest('base64url');
  return `/mail/unsubscribe/${person}.${kind}.${signature}`;
}

test('one kind of mail is ended by its link without signing in, and resumed', async ({ page }) => {
  await page.goto(await stopPath('demo-official', 'reminder'));
  await expect(page.getByText('You get mail: Your vote is missing.')).toBeVisible();
  await checkPage(page);

  await page.getByRole('button', { name: 'Stop this kind of mail' }).click();
  await expect(page.getByRole('status')).toContainText(
    'You get no more mail: Your vote is missing.',
  );
  await page.getByRole('button', { name: 'Undo: send me this mail again' }).click();
  await expect(page.getByText('You get mail: Your vote is missing.')).toBeVisible();

  await page.getByRole('button', { name: 'Stop all mail about motions' }).click();
  await expect(page.getByRole('status')).toContainText('You get no mail about motions.');
});

test('opening the link ends nothing; one click of a mail program does', async ({
  page,
  request,
  signInAs,
}) => {
  const address = await stopPath('demo-editor', 'revised');
  await signInAs('demo-editor');
  await request.get(address);
  await page.goto('/account');
  const revised = page.getByRole('checkbox', { name: 'The text was revised' });
  await expect(revised).toBeChecked();

  const answer = await request.post(address, { form: { 'List-Unsubscribe': 'One-Click' } });
  expect(answer.status()).toBe(200);
  await page.reload();
  await expect(revised).not.toBeChecked();
});

test('after one click the page behind the link says so', async ({ page, request }) => {
  const address = await stopPath('demo-admin', 'opened');
  await request.post(address, { form: { 'List-Unsubscribe': 'One-Click' } });
  await page.goto(address);
  await expect(page.getByRole('status')).toContainText('You get no more mail: A vote opened.');
  await checkPage(page);
});

test('a link that is cut off says so', async ({ page, request }) => {
  const address = await stopPath('demo-editor', 'opened');
  const answer = await page.goto(address.slice(0, -2));
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link can’t be used');
  await checkPage(page);
  expect((await request.post(address.slice(0, -2))).status()).toBe(404);
});

test('choices about mail are kept on the account page, by keyboard', async ({ page, signInAs }) => {
  await signInAs('demo-ptl');
  await page.goto('/account');
  const decided = page.getByRole('checkbox', { name: 'A motion was decided' });
  await decided.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Keep these choices' }).press('Enter');
  await expect(page.getByText('Your choice about mail is kept.')).toBeVisible();
  await expect(decided).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'A vote opened' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'A vote was cast in your name' })).toBeChecked();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the link works as well', async ({ page }) => {
    await page.goto(await stopPath('demo-release-manager', 'decided'));
    await page.getByRole('button', { name: 'Stop this kind of mail' }).click();
    await expect(page.getByRole('status')).toContainText(
      'You get no more mail: A motion was decided.',
    );
  });
});
