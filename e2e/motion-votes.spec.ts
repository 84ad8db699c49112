import { createHash } from 'node:crypto';
import { checkPage, expect, test } from './fixtures';
import { countVotes, openVote, propose, revise, vote } from './motion-helpers';

test('a member votes with the keyboard alone', async ({ page, signInAs }) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Number the chairs' });
  await openVote(page, id);
  await signInAs('demo-member');
  await page.goto(`/motions/${id}`);

  const place = page.getByRole('region', { name: 'Your vote' });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await place.getByRole('radio', { name: 'Yes' }).evaluate(isFocused)) break;
  }
  await expect(place.getByRole('radio', { name: 'Yes' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(place.getByRole('radio', { name: 'No' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(place.getByRole('textbox', { name: 'Comment on your vote' })).toBeFocused();
  await page.keyboard.type('Chairs have no numbers.');
  await page.keyboard.press('Tab');
  await expect(place.getByRole('button', { name: 'Cast vote' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(place.getByRole('status')).toContainText('You voted No');
  await expect(page.getByRole('list', { name: 'Roll of votes' })).toContainText(
    'Chairs have no numbers.',
  );
});

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

test('a vote is changed, and every change is kept', async ({ page, signInAs }) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Count twice' });
  await openVote(page, id);
  await vote(page, id, 'Yes');
  await vote(page, id, 'No');

  await expect(page.getByRole('img', { name: /^0 yes, 1 no/ })).toBeVisible();
  const line = page
    .getByRole('list', { name: 'Roll of votes' })
    .getByRole('listitem')
    .filter({ hasText: 'Chidi (demo)' })
    .first();
  await line.getByText('1 earlier vote').click();
  await expect(line.getByRole('list')).toContainText('Yes on');
  await expect(page.getByRole('list', { name: 'History' })).toContainText(
    'Chidi (demo) changed the vote from yes to no on revision 1',
  );
  expect(await countVotes(id)).toEqual({ votes: 1, cast: 2 });
  await checkPage(page);
});

test('a revision is previewed, and shows what it changed', async ({ page, signInAs }) => {
  await signInAs('demo-member-4');
  const id = await propose(page, { title: 'Bake a cake', text: 'Bake a cake with apples.' });
  await page.getByRole('link', { name: 'Revise the text' }).click();
  await checkPage(page, 'Revise the text');
  await page.getByRole('textbox', { name: 'Text' }).fill('Bake a cake with plums.');
  await page.getByRole('button', { name: 'Preview the change' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('deletion').filter({ hasText: 'apples' })).toBeVisible();
  await page.getByRole('textbox', { name: 'What changed' }).fill('Plums are in season.');
  await page.getByRole('button', { name: 'Publish revision 2' }).click();

  await expect(page).toHaveURL(/\/revisions\/2$/);
  const diff = page.getByRole('group', { name: 'Revision 1 and revision 2' });
  await expect(diff.getByRole('deletion').last()).toHaveText('[removed: apples] ');
  await expect(diff.getByRole('insertion').last()).toHaveText('[added: plums] ');
  await checkPage(page);
  await page.getByRole('link', { name: 'Revision 1' }).click();
  await expect(page).toHaveURL(`/motions/${id}/revisions/1`);
  await expect(page.getByText('It has been revised since.')).toBeVisible();
  await checkPage(page);
});

test('after a revision the chair chooses the clock, and a vote is confirmed', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Bake a pie', text: 'Bake a pie with apples.' });
  await openVote(page, id);
  await vote(page, id, 'Yes');
  await revise(page, id, { text: 'Bake a pie with plums.', note: 'Plums are in season.' });

  await page.goto(`/motions/${id}`);
  const roll = page.getByRole('list', { name: 'Roll of votes' });
  await expect(roll).toContainText('cast on revision 1, not counted');
  const place = page.getByRole('region', { name: 'Your vote' });
  await expect(place.getByRole('status')).toContainText('Your vote does not count now');
  await expect(page.getByRole('img', { name: /^0 yes, 0 no/ })).toBeVisible();
  await checkPage(page);
  await page.getByRole('link', { name: 'Choose what it does' }).click();
  await checkPage(page, 'Choose what the revision does to the clock');
  await page.getByRole('radio', { name: 'Starts again' }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Another pie.');
  await page.getByRole('button', { name: 'Record the choice' }).click();
  await expect(page.getByRole('list', { name: 'Revisions' })).toContainText(
    'The clock started again, chosen by Chidi (demo): Another pie.',
  );

  await page.getByRole('button', { name: 'Confirm yes for revision 2' }).click();
  await expect(page.getByRole('button', { name: /^Confirm/ })).toBeHidden();
  await expect(roll).not.toContainText('cast on revision 1');
  await expect(page.getByRole('img', { name: /^1 yes, 0 no/ })).toBeVisible();
  expect(await countVotes(id)).toEqual({ votes: 1, cast: 2 });
});

test('anybody hashes the text that is voted on, and finds what the page says', async ({
  page,
  request,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Zählen', text: 'Wir *zählen* nach. 🗳️' });
  const link = page.getByRole('link', { name: 'Revision 1 as written' });
  const file = await request.get((await link.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  const bytes = await file.body();
  expect(bytes.toString()).toBe('# Zählen\n\nWir *zählen* nach. 🗳️\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await expect(page.getByText(sha256)).toBeVisible();
  expect((await request.get(`/motions/${id}/revisions/2/text.md`)).status()).toBe(404);
});

test('a vote on a text that was revised meanwhile is not counted', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Buy a clock', text: 'A blue clock.' });
  await openVote(page, id);
  const place = page.getByRole('region', { name: 'Your vote' });
  await place.getByRole('radio', { name: 'Yes' }).check();

  await revise(await context.newPage(), id, { text: 'A red clock.', note: 'Red.' });
  await place.getByRole('button', { name: 'Cast vote' }).click();
  await expect(place.getByRole('alert')).toContainText('The text was revised meanwhile.');
  expect(await countVotes(id)).toEqual({ votes: 0, cast: 0 });
  await expect(page.getByRole('region', { name: 'Text' })).toContainText('A red clock.');
});

test('a member stands aside with a reason, and takes part again', async ({ page, signInAs }) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Sponsor a bench' });
  await openVote(page, id);
  await signInAs('demo-member-2');
  await page.goto(`/motions/${id}`);
  await page.getByRole('link', { name: 'Stand aside from this vote' }).click();
  await checkPage(page, 'Stand aside from this vote');
  await page.getByRole('textbox', { name: 'Reason' }).fill('My firm makes benches.');
  await page.getByRole('button', { name: 'Stand aside' }).click();
  const place = page.getByRole('region', { name: 'Your vote' });
  await expect(place).toContainText('My firm makes benches.');
  await expect(place.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('img', { name: /4 not voted/ })).toBeVisible();
  await checkPage(page);

  await place.getByRole('link', { name: 'Take part again' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The bench comes from elsewhere.');
  await page.getByRole('button', { name: 'Take part again' }).click();
  await expect(page.getByRole('img', { name: /5 not voted/ })).toBeVisible();
  await vote(page, id, 'Abstain');
});

test('a team’s lead approves what concerns the team, and takes it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  await page.goto('/motions/new?body=demo&kind=project-update');
  await page.getByRole('textbox', { name: 'Title' }).fill('Add a repository to nova');
  await page.getByRole('combobox', { name: 'Team' }).selectOption('nova');
  await page.getByRole('textbox', { name: 'Text' }).fill('One more repository.');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('region', { name: 'Terms of the vote' })).toContainText(
    'Missing: approval by the lead of the team',
  );
  const here = page.url();

  await signInAs('demo-ptl');
  await page.goto(here);
  await page.getByRole('link', { name: 'Approve it' }).click();
  await checkPage(page, 'Approve the motion');
  await page.getByRole('button', { name: 'Approve it' }).click();
  await expect(page.getByRole('region', { name: 'Terms of the vote' })).toContainText(
    'Tara (demo), approved',
  );
  await page.getByRole('link', { name: 'Take back a consent' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('region', { name: 'Terms of the vote' })).toContainText('Missing');
  await checkPage(page);
});

test('whoever has no vote is told why', async ({ page, context, signInAs }) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Ring a bell' });
  await openVote(page, id);
  await signInAs('demo-contributor');
  await page.goto(`/motions/${id}`);
  const place = page.getByRole('region', { name: 'Your vote' });
  await expect(place).toContainText('You have no vote in this');
  await checkPage(page);
  await page.goto(`/motions/${id}/withdraw`);
  await expect(page.getByText('This is not possible now')).toBeVisible();
  await checkPage(page);

  await context.clearCookies();
  await page.goto(`/motions/${id}`);
  await expect(place).toContainText('Members of the Demo committee vote here.');
  await expect(place.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    `/sign-in?next=/motions/${id}`,
  );
  await checkPage(page);
  await page.goto(`/motions/${id}/withdraw`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
