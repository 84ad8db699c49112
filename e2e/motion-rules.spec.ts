import { checkPage, expect, test } from './fixtures';
import { closeVote, openVote, propose, vote } from './motion-helpers';

// The page of rules is long, and axe checks it at two widths.
test('a reader finds what each kind of motion takes, also with the members of another day', async ({
  page,
}) => {
  await page.goto('/motions');
  await page.getByRole('main').getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules of motions');
  await checkPage(page);

  const kinds = page.getByRole('table', { name: 'Kinds of motions' });
  await expect(kinds.getByRole('row', { name: /^Charter change/ })).toContainText('7 days');
  await kinds.getByRole('link', { name: 'Goal update' }).click();
  await expect(page).toHaveURL(/#goal-update$/);
  await expect(page.getByRole('region', { name: 'Goal update' })).toContainText(
    'At least 7 days since the latest text, to the second.',
  );

  await page.getByLabel('With the members of').fill('2026-04-01');
  await page.getByRole('button', { name: 'Show that day' }).click();
  await expect(page.getByText('Shown as of Wednesday 1 April 2026')).toBeVisible();
});

test('the rules of a body that is not there are a 404, and a day that is none is refused', async ({
  page,
}) => {
  expect((await page.goto('/motions/rules?body=none'))?.status()).toBe(404);
  await page.goto('/motions/rules?on=2026-02-30');
  await expect(page.getByRole('main')).toContainText('is not a day');
});

test('what a member voted on is in the voting record and its file', async ({
  page,
  signInAs,
  request,
}) => {
  const title = 'Correct the spelling of the record';
  await signInAs('demo-contributor');
  const id = await propose(page, { title, kind: 'typo-fix' });
  await signInAs('demo-member');
  await openVote(page, id);
  await vote(page, id, 'Yes');
  await closeVote(page, id);

  await page.goto('/bodies/demo');
  await page.getByRole('link', { name: 'Voting record' }).click();
  await expect(page.getByRole('table', { name: 'Votes by member' })).toContainText('Mei (demo)');
  await expect(
    page.getByRole('table', { name: 'Decisions' }).getByRole('row', { name: title }),
  ).toContainText('Passed');
  await checkPage(page);

  const address = await page.getByRole('link', { name: 'All votes as CSV' }).getAttribute('href');
  const file = await (await request.get(address ?? '')).text();
  expect(file).toMatch(
    new RegExp(`^${id},${title},typo-fix,some,[^,]+,passed,"Mei .demo.",yes,yes`, 'm'),
  );
});

test('a decision is taken back by a motion that names it, and both say so', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  const id = await propose(page, { title: 'Spell it colour', kind: 'typo-fix' });
  await signInAs('demo-member');
  await openVote(page, id);
  await vote(page, id, 'Yes');
  await closeVote(page, id);

  await page.goto('/motions/new?body=demo&kind=revert');
  await checkPage(page, 'Propose a motion');
  await page.getByRole('textbox', { name: 'Title' }).fill('Spell it color');
  await page.getByRole('textbox', { name: 'Text' }).fill('As it was.');
  await page.getByRole('textbox', { name: 'Takes back motion' }).fill('999999');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('main').getByText('does not exist here')).toBeVisible();
  await page.getByRole('textbox', { name: 'Takes back motion' }).fill(String(id));
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spell it color');
  const revert = page.url();
  await expect(page.getByRole('region', { name: 'Links' })).toContainText('Takes back');

  await signInAs('demo-member-2');
  const number = Number(new URL(revert).pathname.split('/').at(-1));
  await openVote(page, number);
  await vote(page, number, 'Yes');
  await closeVote(page, number);
  await page.goto(`/motions/${id}`);
  await expect(page.getByRole('region', { name: 'Links' })).toContainText('Taken back by');
  await checkPage(page);
});

test('a time in which nothing was decided says so, and a term that is none is refused', async ({
  page,
}) => {
  await page.goto('/bodies/tc/votes?until=2001-01-01');
  await expect(page.getByText('No motion was decided until 1 Jan 2001')).toBeVisible();
  await checkPage(page);
  await page.goto('/bodies/tc/votes?term=never');
  await expect(page.getByText('There is no such term in the record.')).toBeVisible();
  await checkPage(page);
});
