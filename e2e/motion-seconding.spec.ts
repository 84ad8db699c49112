import { checkPage, expect, test } from './fixtures';
import { openVote, propose } from './motion-helpers';

const kind = 'seconded-motion';
const MISSING = /Missing: approval by another member, as a second/;

test('a motion that has to be seconded is opened once two other members did', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-member-4');
  const id = await propose(page, { title: 'Meet in a castle', kind });
  await expect(page.getByText(MISSING)).toContainText('2 more');
  await expect(page.getByRole('link', { name: 'Second it' })).toBeHidden();
  await page.goto(`/motions/${id}/second`);
  await expect(page.getByText('This is not possible now')).toBeVisible();

  await signInAs('demo-member');
  await page.goto(`/motions/${id}`);
  await page.getByRole('link', { name: 'Second it' }).click();
  await expect(page.getByText('2 of members other than the proposer are needed')).toBeVisible();
  await checkPage(page, 'Second the motion');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Worth a <b>vote</b>.');
  await page.getByRole('button', { name: 'Second it' }).click();
  await expect(page.getByText('seconded it on')).toContainText('Worth a <b>vote</b>.');
  await expect(page.getByText(MISSING)).not.toContainText('more');
  await expect(page.getByRole('link', { name: 'Second it' })).toBeHidden();
  await checkPage(page);

  await signInAs('demo-chair');
  await page.goto(`/motions/${id}`);
  await expect(page.getByRole('link', { name: 'Open the vote' })).toBeHidden();
  await page.getByRole('link', { name: 'Second it' }).click();
  await page.getByRole('button', { name: 'Second it' }).click();
  await expect(page.getByText(MISSING)).toBeHidden();
  await expect(page.getByRole('link', { name: 'Open the vote' })).toBeVisible();

  await openVote(page, id);
  await expect(page.getByRole('list', { name: 'History' })).toContainText(
    'Mei (demo) gave consent as a seconder',
  );
  await signInAs('demo-member-2');
  await page.goto(`/motions/${id}`);
  await expect(page.getByRole('link', { name: 'Second it' })).toBeHidden();
});

test('a second that was taken back is missing again, also to who had the page open', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  const id = await propose(page, { title: 'Meet on a boat', kind });
  for (const handle of ['demo-chair', 'demo-member']) {
    await signInAs(handle);
    await page.goto(`/motions/${id}/second`);
    await page.getByRole('button', { name: 'Second it' }).click();
    await expect(page).toHaveURL(new RegExp(`/motions/${id}$`));
  }
  await signInAs('demo-chair');
  await page.goto(`/motions/${id}/open`);

  const other = await context.newPage();
  await signInAs('demo-member');
  await other.goto(`/motions/${id}`);
  await other.getByRole('link', { name: 'Take back a consent' }).click();
  await other.getByRole('button', { name: 'Take it back' }).click();
  await expect(other.getByText(MISSING)).toBeVisible();
  await other.close();

  await signInAs('demo-chair');
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(
    page.getByText('Other members have to second the motion before it can be opened.'),
  ).toBeVisible();
});
