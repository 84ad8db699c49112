import { expect, test } from './fixtures';

/** One address for each kind of response, with its status. */
const KINDS: [string, number, string?][] = [
  ['/', 200],
  ['/motions', 200],
  ['/security', 200],
  ['/no-such-page', 404],
  ['/people/nobody', 404],
  ['/people/nobody.svg', 404],
  ['/no/such/file.txt', 404],
  ['/motions/999999', 404],
  ['/kit', 404],
  ['/releases?cursor=forged', 200],
  ['/indri', 308],
  ['/account', 307],
  ['/api/v1/series', 200],
  ['/api/v1/series?limit=0', 400],
  ['/api/v1/no-such-thing', 404],
  ['/api/v1/series', 405, 'POST'],
  ['/api/no-such-thing', 404],
  ['/releases/feed.xml', 200],
  ['/calendar.ics', 200],
  ['/robots.txt', 200],
  ['/sitemap.xml', 200],
  ['/releases/indri/countdown/r-5/text', 200],
  ['/mail/unsubscribe/no-token', 303],
  ['/sign-in/demo', 403, 'POST'],
];

test('every kind of answer forbids frames, guessing of types and foreign script', async ({
  request,
}) => {
  for (const [address, status, method = 'GET'] of KINDS) {
    const answer = await request.fetch(address, { method, maxRedirects: 0 });
    const headers = answer.headers();
    const kind = `${method} ${address}`;
    expect(answer.status(), kind).toBe(status);
    expect(headers['x-frame-options'], kind).toBe('DENY');
    expect(headers['x-content-type-options'], kind).toBe('nosniff');
    expect(headers['referrer-policy'], kind).toMatch(
      /^(strict-origin-when-cross-origin|no-referrer)$/,
    );
    expect(headers['cross-origin-opener-policy'], kind).toBe('same-origin');
    expect(headers['permissions-policy'], kind).toContain('camera=()');
    expect(headers['x-powered-by'], kind).toBeUndefined();
    expect(headers.server, kind).toBeUndefined();
    if (answer.status() >= 300 && answer.status() < 400) continue; // Nothing is rendered.
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, kind).toContain("frame-ancestors 'none'");
    expect(policy, kind).toMatch(/default-src '(self|none)'/);
    expect(policy, kind).not.toContain('unsafe');
    expect(policy, kind).not.toMatch(/(^|\s)(\*|https?:|data:)(\s|;|$)(?<!img-src 'self' data:;)/);
  }
});

test('no two answers share a nonce, and every script of a page carries its own', async ({
  request,
}) => {
  const seen = new Set<string>();
  for (const address of ['/', '/', '/motions', '/no-such-page']) {
    const answer = await request.get(address);
    const nonce =
      /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(seen.has(nonce)).toBe(false);
    seen.add(nonce);
    for (const script of (await answer.text()).match(/<script\b[^>]*>/g) ?? []) {
      expect(script).toContain(`nonce="${nonce}"`);
    }
  }
});
