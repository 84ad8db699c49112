import { expect, test } from './fixtures';
import { openVote, propose, vote } from './motion-helpers';

test.use({ javaScriptEnabled: false });

test('without script: propose with a preview, open, vote, change, discuss, withdraw', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-chair');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  await page.getByRole('textbox', { name: 'Title' }).fill('Use less paper');
  await page.getByRole('textbox', { name: 'Text' }).fill('Print **nothing**.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Print nothing.');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Use less paper');
  await page.getByRole('textbox', { name: 'Title' }).fill('   ');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('link', { name: 'The title must not be empty.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('Print **nothing**.');

  const id = await propose(page, { title: 'Use no paper' });
  await openVote(page, id);
  await vote(page, id, 'Yes');
  await vote(page, id, 'No');
  await expect(page.getByRole('img', { name: /^0 yes, 1 no/ })).toBeVisible();

  const say = page.getByRole('form', { name: 'Say something' });
  await say.getByRole('textbox', { name: 'Comment' }).fill('Screens are paper enough.');
  await say.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('list', { name: 'Comments' })).toContainText('Screens are paper');

  await page.getByRole('link', { name: 'Withdraw it' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Paper is fine.');
  await page.getByRole('button', { name: 'Withdraw it for good' }).click();
  await expect(page.getByRole('region', { name: 'Withdrawn', exact: true })).toContainText(
    'Paper is fine.',
  );
});

test('without script, on the narrowest screen, a member votes', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs('demo-chair');
  const id = await propose(page, {
    title: 'A motion with a rather long title that has to break somewhere',
  });
  await openVote(page, id);
  await signInAs('demo-member-3');
  await vote(page, id, 'Abstain');
  await expect(page.getByRole('status')).toContainText('You can change it until the decision.');
});
