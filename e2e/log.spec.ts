import { createPublicKey, verify } from 'node:crypto';
import { checkPage, expect, test } from './fixtures';

/** True if a signed note is valid, by an independent implementation of the format: https://c2sp.org/signed-note. */
function isGood(note: string, verifier: string): boolean {
  const [name = '', id = '', ...key] = verifier.split('+');
  const raw = Buffer.from(key.join('+'), 'base64').subarray(1);
  const [body = '', signature = ''] = note.split(/\n\n— /);
  const bytes = Buffer.from(signature.slice(name.length + 1), 'base64');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const isOfKey = bytes.subarray(0, 4).toString('hex') === id && signature.startsWith(`${name} `);
  return isOfKey && verify(null, Buffer.from(`${body}\n`), publicKey, bytes.subarray(4));
}

test('anybody finds the signed head of the log, and can check its signature', async ({
  page,
  request,
}) => {
  await page.goto('/security');
  await page.getByRole('link', { name: 'Audit log and its signed head' }).click();
  await checkPage(page, 'Audit log');
  const note = (await page.locator('figure pre').textContent()) ?? '';
  const verifier = (await page.locator('dd code').first().textContent()) ?? '';

  expect(isGood(note, verifier)).toBe(true);
  expect(isGood(note.replace(/^\d+$/m, '1'), verifier)).toBe(false);
  const all = await request.get('/security/log/checkpoints.txt');
  expect(await all.text()).toContain(note);
  const { items } = (await (await request.get('/api/v1/audit/checkpoints')).json()) as {
    items: { note: string }[];
  };
  expect(items.map((each) => each.note)).toContain(note);
});

test('the log shows who was given which role, page by page', async ({ page }) => {
  await page.goto('/security/log');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const numbers = await rows.locator('td:nth-last-child(2)').allInnerTexts();
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers.map(Number)).toEqual(numbers.map(Number).toSorted((a, b) => b - a));
  // A redacted address ends in “@…”.
  await expect(page.getByRole('main')).not.toContainText(/@[a-z0-9]/i);

  // The first rows in the log are those of the demo people's roles.
  await page.goto('/security/log?before=10');
  await expect(rows.filter({ hasText: 'Role given' }).first()).toContainText('person/demo-');
  await expect(page.getByRole('link', { name: 'The latest' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The signed head' })).toHaveCount(0);
});

for (const before of ['0', '-1', 'x', '9'.repeat(40), '%00', '1&before=2']) {
  test(`a made-up place in the log (${before}) is the first page`, async ({ page }) => {
    expect((await page.goto(`/security/log?before=${before}`))?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: 'The signed head' })).toBeVisible();
  });
}
