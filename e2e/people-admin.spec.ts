import { checkPage, expect, test } from './fixtures';

test('a claim is made, approved by an admin, shown as one person, and undone', async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs('demo-editor');
  await page.goto('/people?q=gus');
  await page.getByRole('table', { name: 'People' }).getByRole('link').click();
  await page.getByRole('link', { name: 'This is me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Are you Gus Example?');
  await checkPage(page);
  await page.getByLabel('Reason').fill('Ask me at gus@example.org.');
  await page.getByRole('button', { name: 'This is me' }).click();
  await expect(page.getByText(/Leave e-mail addresses out/).first()).toBeVisible();
  await page.getByLabel('Reason').fill('I led Nova; the channel knows me.');
  await page.getByRole('button', { name: 'This is me' }).click();
  const claims = page.getByRole('list', { name: 'Your claims' });
  await expect(claims).toContainText('Open');
  await checkPage(page);

  await signInAs('demo-admin');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Admin pages' }).click();
  await checkPage(page, 'Admin');
  await page.getByRole('link', { name: 'Edda (demo) says to be Gus Example' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('says to be Gus Example');
  await expect(page.getByText('gus@example.org')).toBeVisible();
  await checkPage(page);
  await page.getByRole('radio', { name: 'Approve' }).check();
  await page.getByLabel('Reason').fill('Confirmed on the channel.');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('status')).toHaveText(/they are one person now/);
  await checkPage(page);

  await signInAs('demo-editor');
  await page.goto('/people/demo-editor');
  await expect(page).toHaveURL(/\/people\/gus-example$/);
  await expect(page.getByRole('link', { name: 'This is you' })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gus Example');
  await expect(page.getByRole('list', { name: 'Your roles' })).toContainText('Digest editor');

  await signInAs('demo-admin');
  await page.goto('/admin/people');
  const merges = page.getByRole('list', { name: 'Merges' });
  await merges.getByRole('link', { name: /Edda \(demo\)/ }).click();
  await page.getByLabel('Reason').fill('It was somebody else.');
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByRole('status')).toHaveText(/two people again/);
  await checkPage(page);
  await page.goto('/people/demo-editor');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edda (demo)');
  await checkPage(page);
});

test('two rows are compared before they are merged', async ({ page, signInAs }) => {
  await signInAs('demo-admin');
  await page.goto('/admin/people');
  await page.getByLabel('Handle, name, nick or address').fill('ivy@example.org');
  await page.getByRole('button', { name: 'Find' }).click();
  const found = page.getByRole('table', { name: 'People found' });
  await found.getByRole('link', { name: 'Merge Ivy Example' }).click();
  await page.getByLabel('is the same as').fill('demo-chair');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText(/Merge the other way round/)).toBeVisible();
  await page.getByLabel('is the same as').fill('/people/fay-example');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByLabel('Reason').fill('No reason at all.');
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('Confirm that they are one person.').first()).toBeVisible();
  await checkPage(page);
});

test('a role is given, holds, and is taken back', async ({ page, signInAs }) => {
  test.slow();
  await signInAs('demo-admin');
  await page.goto('/admin/grants');
  await checkPage(page);
  await page.getByRole('link', { name: 'Give a role' }).click();
  await page.getByLabel('Who').fill('demo-official');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Digest editor');
  await page.getByLabel('Last day').fill('2029-01-01');
  await page.getByLabel('Reason').fill('Writes the digest this year.');
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expect(page.getByText('A role can be given for two years at most.')).toBeVisible();
  await checkPage(page);
  await page.getByLabel('Last day').fill('2027-11-20');
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expect(page.getByRole('status')).toHaveText('The role is given.');

  await signInAs('demo-official');
  await page.goto('/account');
  const roles = page.getByRole('list', { name: 'Your roles' });
  await expect(roles).toContainText('Given by an admin: Writes the digest this year.');
  await expect(roles).toContainText('20 Nov 2027');

  await signInAs('demo-admin');
  await page.goto('/admin/grants');
  const inForce = page.getByRole('table', { name: 'Roles in force' });
  await inForce.getByRole('link', { name: /^Digest editor ?: Olu \(demo\)$/ }).click();
  await checkPage(page, 'Digest editor: Olu (demo)');
  await page.getByLabel('Reason').fill('The year is over.');
  await page.getByRole('button', { name: 'Take the role back' }).click();
  await expect(page.getByRole('status')).toHaveText('The role is taken back.');
  await expect(page.getByRole('table', { name: 'Roles that ended' })).toContainText('Taken back');

  await signInAs('demo-official');
  await page.goto('/account');
  await expect(page.getByRole('list', { name: 'Your roles' })).not.toContainText('Digest editor');
});

test('the last admin can’t take their own role, and the log tells what was done', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-admin');
  await page.goto('/admin/grants');
  await page.getByRole('link', { name: /^Admin ?: Ada \(demo\)$/ }).click();
  await page.getByLabel('Reason').fill('Tired of it.');
  await page.getByRole('button', { name: 'Take the role back' }).click();
  await expect(page.getByText(/This is the last admin/)).toBeVisible();

  await page.goto('/admin/audit');
  await page.getByLabel('Who').fill('demo-admin');
  await page.getByRole('button', { name: 'Filter' }).click();
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log).toContainText('session.start');
  await log.getByRole('link', { name: 'person/demo-admin' }).first().click();
  await expect(page).toHaveURL(/subject=person%2Fdemo-admin/);
  await checkPage(page);
});

test('somebody adds a name, takes everything along, and removes it', async ({ page, signInAs }) => {
  await signInAs('demo-release-manager');
  await page.goto('/account');
  const names = page.getByRole('table', { name: 'Names and addresses' });
  for (const [kind, name] of [
    ['Chat nick', 'remy-on-chat'],
    ['GitHub login', 'remy-on-github'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Also known as' }).selectOption(kind);
    await page.getByLabel('Name there').fill(name);
    await page.getByRole('button', { name: 'Add the name' }).click();
    await expect(names).toContainText(name);
  }
  await expect(names).toContainText('Said by you, checked by nobody');
  await checkPage(page);
  const file = await page.request.get('/account/export');
  expect(file.headers()['cache-control']).toBe('private, no-store');
  expect(await file.json()).toMatchObject({
    handle: 'demo-release-manager',
    names: expect.arrayContaining([{ kind: 'github', value: 'remy-on-github', source: 'stated' }]),
  });
  await page.goto('/people/demo-release-manager');
  await expect(page.getByText(/By their own word.*remy-on-github \(github login\)/)).toBeVisible();
  await page.goto('/account');
  for (const name of ['remy-on-chat', 'remy-on-github']) {
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await expect(page.getByText(name)).toHaveCount(0);
  }
});

test('to whoever is no admin there are no admin pages', async ({ page, signInAs }) => {
  await page.goto('/admin/claims');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin%2Fclaims$/);
  await signInAs('demo-contributor');
  for (const address of ['/admin', '/admin/people', '/admin/grants/new', '/admin/audit']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/nothing at this address/);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a role is given, refused with what was typed', async ({ page, signInAs }) => {
    await signInAs('demo-admin');
    await page.goto('/admin/grants/new?handle=nobody-at-all');
    await page.getByRole('combobox', { name: 'Role' }).selectOption('Admin');
    await page.getByLabel('Reason').fill('A mistake in the handle.');
    await page.getByRole('button', { name: 'Give the role' }).click();
    await expect(page.getByText('There is nobody with this handle.')).toBeVisible();
    await expect(page.getByLabel('Reason')).toHaveValue('A mistake in the handle.');
  });
});
