import { checkPage, expect, test } from './fixtures';
import { closeVote, letDaysPass, openVote, propose, vote } from './motion-helpers';

test('somebody proposes a motion: the kind first, a preview, then the text', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  await page.goto('/motions');
  await page.getByRole('link', { name: 'Propose a motion' }).first().click();
  await checkPage(page, 'Propose a motion');
  const kinds = page.getByRole('list', { name: 'Kinds of motions of the Demo committee' });
  await expect(kinds.getByRole('listitem').first()).toContainText(
    'Yes from at least 1/3 of all members: 2 of 5.',
  );
  await kinds.getByRole('link', { name: 'Formal vote' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await checkPage(page);

  await page.getByRole('textbox', { name: 'Title' }).fill('Plant a tree for each release');
  await page.getByRole('textbox', { name: 'Text' }).fill('One tree. **Native** ones only.');
  await page.getByText('Links: to what it is about').click();
  await page.getByRole('textbox', { name: 'Related resolutions' }).fill('20260618-open-minutes');
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('strong')).toHaveText('Native');
  await expect(preview).toBeFocused();
  await checkPage(page);

  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page).toHaveURL(/\/motions\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plant a tree for each release');
  await expect(page.getByRole('heading', { name: 'Not open for votes yet' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Links' })).toContainText('Open minutes');
  await expect(page.getByRole('list', { name: 'History' })).toContainText(
    'Cleo (demo) proposed the motion',
  );
  await checkPage(page);
});

test('what is missing in a proposal is said at its field, and nothing typed is lost', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-member-4');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  await page.getByRole('textbox', { name: 'Title' }).fill('   ');
  await page.getByRole('textbox', { name: 'Text' }).fill('A text that stays.');
  await page.getByRole('button', { name: 'Propose it' }).click();

  await expect(page.getByRole('alert').filter({ hasText: 'The title' })).toBeFocused();
  await page.getByRole('link', { name: 'The title must not be empty.' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('A text that stays.');
  await checkPage(page);

  await page.getByRole('textbox', { name: 'Title' }).fill('A link that leads nowhere');
  await page.getByText('Links: to what it is about').click();
  await page.getByRole('textbox', { name: 'Competing motions' }).fill('2000000000');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'does not exist' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('A text that stays.');
});

test('a motion is opened, voted on, and passes when its time is over', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-member-3');
  const id = await propose(page, { title: 'Meet outdoors in summer' });
  await expect(page.getByRole('link', { name: 'Open the vote' })).toBeHidden();
  await signInAs('demo-chair');
  await page.goto(`/motions/${id}`);
  await page.getByRole('link', { name: 'Open the vote' }).click();
  await expect(page.getByText('Opened now, it can pass from')).toBeVisible();
  await checkPage(page);
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(
    page.getByRole('heading', { name: 'Needs 2 more yes votes and 7 days' }),
  ).toBeVisible();

  await vote(page, id, 'Yes');
  await expect(
    page.getByRole('img', { name: '1 yes, 0 no, 0 abstain, 4 not voted; 2 yes needed' }),
  ).toBeVisible();
  await signInAs('demo-member-3');
  await page.goto('/motions');
  const waiting = page.getByRole('list', { name: 'Needs your vote' });
  await waiting.getByRole('link', { name: 'Meet outdoors in summer' }).click();
  await vote(page, id, 'Yes');
  await expect(page.getByRole('heading', { name: 'Needs 7 days' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Terms of the vote' })).toContainText(
    'Mei (demo), Noor (demo) and Pia (demo)',
  );
  await checkPage(page);

  await letDaysPass(id, 7);
  await signInAs('demo-chair');
  await page.goto(`/motions/${id}`);
  await expect(page.getByRole('heading', { name: 'Can pass now' })).toBeVisible();
  await page.getByRole('link', { name: 'Close the vote' }).click();
  await expect(page.getByText('As it stands, it passes')).toBeVisible();
  await checkPage(page);
  await page.getByRole('button', { name: 'Close it as passed' }).click();

  const outcome = page.getByRole('region', { name: 'Why it passed' });
  await expect(outcome).toContainText('There are more yes than no: 2 to 0.');
  await expect(outcome.getByRole('link', { name: 'Record as a Markdown file' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Roll of votes' })).toContainText('Not voted');
  await checkPage(page);

  await page.goto('/motions?state=passed&body=demo');
  await expect(page.getByRole('list', { name: 'Motions found' })).toContainText('2 yes, 0 no');
  await checkPage(page);
});

test('a tie rejects a motion, and so does too little support', async ({ page, signInAs }) => {
  await signInAs('demo-chair');
  const tied = await propose(page, { title: 'Paint the meeting room' });
  await openVote(page, tied);
  await vote(page, tied, 'Yes');
  const lonely = await propose(page, { title: 'Paint it green' });
  await openVote(page, lonely);
  await vote(page, lonely, 'Yes');
  await signInAs('demo-member-2');
  await vote(page, tied, 'No');
  await letDaysPass(tied, 7);
  await letDaysPass(lonely, 7);

  await signInAs('demo-chair');
  await page.goto(`/motions/${tied}/close`);
  await expect(page.getByText('both are 1; a tie rejects it')).toBeVisible();
  await checkPage(page);
  await closeVote(page, tied);
  await expect(page.getByRole('region', { name: 'Why it was rejected' })).toContainText('tie');
  await closeVote(page, lonely);
  await expect(page.getByRole('region', { name: 'Why it was rejected' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '1 yes, 0 no, 4 not voting' })).toBeVisible();
  await checkPage(page);
});

test('a motion is held, resumed and withdrawn, each with its reason', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-chair');
  const id = await propose(page, { title: 'Move to another chat' });
  await openVote(page, id);
  await page.getByRole('link', { name: 'Put it on hold' }).click();
  await checkPage(page, 'Put the motion on hold');
  await page.getByRole('textbox', { name: 'Reason' }).fill('We wait for the figures.');
  await page.getByRole('button', { name: 'Put it on hold' }).click();
  await expect(
    page.getByRole('heading', { name: 'On hold: takes votes, no decision' }),
  ).toBeVisible();
  await vote(page, id, 'Abstain');
  await checkPage(page);

  await page.getByRole('link', { name: 'Take it off hold' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The figures are there.');
  await page.getByRole('button', { name: 'Take it off hold' }).click();
  await expect(page.getByRole('main').getByText('Open', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Withdraw it' }).click();
  await checkPage(page, 'Withdraw the motion');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Nobody wants to move.');
  await page.getByRole('button', { name: 'Withdraw it for good' }).click();
  await expect(page.getByRole('region', { name: 'Withdrawn', exact: true })).toContainText(
    'Nobody wants to move.',
  );
  await expect(page.getByRole('list', { name: 'History' })).toContainText(
    'We wait for the figures.',
  );
  await expect(page.getByRole('navigation', { name: 'What you can do' })).toBeHidden();
  await checkPage(page);
});

test('the discussion: said, shown, and hidden by the chair for a reason', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  const id = await propose(page, {
    title: 'Write a newcomers’ page',
    kind: 'documentation-change',
  });
  const say = page.getByRole('form', { name: 'Say something' });
  await say.getByRole('textbox', { name: 'Comment' }).fill('I would *help*.');
  await say.getByRole('button', { name: 'Say it' }).click();
  const said = page.getByRole('list', { name: 'Comments' });
  await expect(said).toContainText('I would help.');
  await expect(said.getByRole('link', { name: 'Hide' })).toBeHidden();

  await signInAs('demo-chair');
  await page.goto(`/motions/${id}`);
  await said.getByRole('link', { name: 'Hide' }).click();
  await checkPage(page, 'Hide a comment');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Said twice.');
  await page.getByRole('button', { name: 'Hide it' }).click();
  await expect(said).toContainText('Said twice.');
  await expect(said).not.toContainText('I would help.');
});

test('filters live in the address, pages have cursors, and nothing found is said', async ({
  page,
}) => {
  await page.goto('/motions');
  await checkPage(page);
  const filters = page.getByRole('search', { name: 'Filter motions' });
  await filters.getByLabel('State').selectOption('withdrawn');
  await filters.getByLabel('Kind').selectOption('typo-fix');
  await filters.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(/state=withdrawn&kind=typo-fix/);
  await expect(page.getByText('No motion fits')).toBeVisible();
  await checkPage(page);

  await page.goto('/motions?state=asleep');
  await expect(page.getByText('state is not a state that motions have.')).toBeVisible();
  await page.goto('/motions?cursor=x');
  await expect(page.getByText('cursor is not one that this list has given out.')).toBeVisible();
});
