import { checkPage, expect, test } from './fixtures';
import { countVotes, openVote, propose } from './motion-helpers';

const SCRIPT = '<script>document.title = "taken"</script><img src=x onerror="alert(1)">';

test('what looks like script is shown as text wherever it is written', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const title = `Title ${SCRIPT} ${'W'.repeat(90)}`;
  const id = await propose(page, { title, text: `Text ${SCRIPT} [link](javascript:alert(1))` });
  await openVote(page, id);
  const place = page.getByRole('region', { name: 'Your vote' });
  await place.getByRole('radio', { name: 'Yes' }).check();
  await place.getByText('Add a comment').click();
  await place.getByRole('textbox', { name: 'Comment on your vote' }).fill(`Vote ${SCRIPT}`);
  await place.getByRole('button', { name: 'Cast vote' }).click();
  await expect(place.getByRole('status')).toContainText('You voted Yes');
  const say = page.getByRole('form', { name: 'Say something' });
  await say.getByRole('textbox', { name: 'Comment' }).fill(`Said ${SCRIPT}`);
  await say.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('list', { name: 'Comments' })).toContainText('Said');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('list', { name: 'Roll of votes' })).toContainText(`Vote ${SCRIPT}`);
  await expect(page.getByRole('article')).toContainText(
    `Text ${SCRIPT} link (javascript:alert(1))`,
  );
  await expect(page.getByRole('list', { name: 'Comments' })).toContainText(`Said ${SCRIPT}`);
  await expect(page).toHaveTitle(/^Title <script>/);
  await expect(page.getByRole('article').locator('script, img')).toHaveCount(0);
  await expect(page.getByRole('article').locator('a[href^="javascript"]')).toHaveCount(0);
  await checkPage(page);
  await page.goto('/motions');
  await checkPage(page);
});

test('a preview shows every word, and a text that explodes as it is written', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-member');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  const text = page.getByRole('textbox', { name: 'Text' });
  const preview = page.getByRole('region', { name: 'Preview' });
  await page.getByRole('textbox', { name: 'Title' }).fill('Thank the team');
  await text.fill('# We thank\n\n*All* <!-- and Acme --> of <title>them</title>.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(preview).toContainText('We thank');
  await expect(preview).toContainText('All <!-- and Acme --> of <title>them</title>.');

  await text.fill(`|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n${'|\n'.repeat(1000)}`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(preview).toContainText('it is shown as written.');
  await expect(preview).toContainText('a|a|a|');

  await text.fill('We thank \u202Emaet eht\u202C.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'a character that nobody sees, U+202E, at line 1' }),
  ).toBeVisible();
});

test('a text of a megabyte is refused with a message', async ({ page, signInAs }) => {
  await signInAs('demo-member');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  await page.getByRole('textbox', { name: 'Title' }).fill('War and peace');
  await page.getByRole('textbox', { name: 'Text' }).fill('x'.repeat(1_048_576));
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'more than the form can take' }),
  ).toBeVisible();

  await page.getByRole('textbox', { name: 'Text' }).fill('x'.repeat(60_001));
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The text must be at most 60000 characters.' }),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/^x{60001}$/);
});

test('a number that no motion has is missing, not broken', async ({ page, signInAs }) => {
  await signInAs('demo-chair');
  for (const path of [
    '/motions/0',
    '/motions/-1',
    '/motions/1e3',
    '/motions/2147483648',
    '/motions/99999999999999999999',
    "/motions/1'--",
    '/motions/2000000000/withdraw',
    '/motions/2000000000/revise',
    '/motions/2000000000/revisions/1',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  const nothing = await page.request.get('/motions/%00');
  expect(nothing.status(), 'an address that can be none').toBe(400);
});

test('a vote posted by somebody without one, for somebody else’s motion, counts nothing', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Lock the door' });
  const proposed = await propose(page, { title: 'Lock the window' });
  await openVote(page, id);
  const place = page.getByRole('region', { name: 'Your vote' });
  await place.getByRole('radio', { name: 'Yes' }).check();

  // The member's form, sent by a person who has lost the seat in the meantime.
  await signInAs('demo-contributor');
  await place.getByRole('button', { name: 'Cast vote' }).click();
  await expect(place).toContainText('You have no vote in this');
  expect(await countVotes(id)).toEqual({ votes: 0, cast: 0 });

  // A member's form with the number of another motion, which is not open.
  await signInAs('demo-member');
  await page.goto(`/motions/${id}`);
  await page.getByRole('form', { name: 'Cast your vote' }).evaluate((form, number) => {
    form.querySelector<HTMLInputElement>('input[name=id]')!.value = String(number);
  }, proposed);
  await place.getByRole('radio', { name: 'Yes' }).check();
  await place.getByRole('button', { name: 'Cast vote' }).click();
  await expect(page.getByText('The motion has not been opened yet.')).toBeVisible();
  expect(await countVotes(proposed)).toEqual({ votes: 0, cast: 0 });
});
