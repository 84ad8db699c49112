import { checkPage, expect, test } from './fixtures';

test('anybody counts ballots by every method, in the browser and by keyboard', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  await page.goto('/elections');
  await page.getByRole('link', { name: 'Count ballots yourself' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Count ballots yourself');

  const example = page.getByRole('button', { name: 'Three methods, three winners' });
  await expect(example).toBeEnabled();
  await example.press('Enter');
  await page.getByRole('button', { name: 'Count', exact: true }).press('Enter');

  const table = page.getByRole('table', { name: /Who is elected/ });
  await expect(table.getByRole('row', { name: /Schulze, winning votes Nashville/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /Instant runoff Knoxville differs/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /Plurality Memphis differs/ })).toBeVisible();
  await expect(
    page.getByText('Nashville beats everybody else head to head, but has no seat by'),
  ).toBeVisible();
  expect(sent).toEqual([]);
  await checkPage(page);
});

test('a method opens to its rules, its reasons and its figures', async ({ page }) => {
  await page.goto('/elections/sandbox');
  await page.getByRole('button', { name: 'A circle' }).click();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.getByText('Schulze, winning votes').last().click();
  await expect(page.getByText('Ana beats Bo 6 to 3.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Schulze, winning votes: pairs' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Schulze, winning votes: paths' })).toBeVisible();
  await checkPage(page);
});

test('a file is read in the browser, and a mistake in it is named with its place', async ({
  page,
}) => {
  await page.goto('/elections/sandbox');
  const file = page.getByLabel('Or a file');
  const text = '2 1\n3 1 2 0\n2 3 0\n0\n"Ana"\n"Bo"\n"Club"\n';
  await file.setInputFiles({ name: 'club.blt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await expect(
    page.getByText('line 3, column 3: there is no candidate 3; there are 2'),
  ).toBeVisible();
  await checkPage(page);

  const mended = text.replace('2 3 0', '2 2 0');
  await file.setInputFiles({
    name: 'club.blt',
    mimeType: 'text/plain',
    buffer: Buffer.from(mended),
  });
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await expect(page.getByText('Club: 5 ballots, read as BLT.')).toBeVisible();
  await expect(page.getByText(/elect Ana/).first()).toBeVisible();
});

test('counting nothing asks for ballots', async ({ page }) => {
  await page.goto('/elections/sandbox');
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await expect(page.getByText('Paste ballots or choose a file.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Paste ballots' })).toBeFocused();
});
