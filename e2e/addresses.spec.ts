import { type APIRequestContext, request as requests } from '@playwright/test';
import { walkApi } from '@/test/api-walk';
import { plantAddresses, removePlanted } from '@/test/attacks/planted-addresses';
import { DOMAIN, markOf, PLANTED } from '@/test/attacks/planted-rows';
import { mayBe, PAGES, ROUTES, type Viewer, VIEWERS } from '@/test/authorization';
import { expect, test } from './fixtures';
import { withDatabase } from './motion-helpers';

/** Locations whose text no public response shows in full, not even masked, by reason. */
const NEVER_PUBLIC: Record<string, RegExp> = {
  'addresses, names for look-ups and what a provider said of somebody':
    /^(PersonAlias(name|irc|stated|email)\.key|PersonAliasemail\.value|User\.|Account\.|FormerAddress\.|Persontwo\.name)/,
  'for the person and the admins': /^(Session|Grant|PersonClaim|PersonMerge)\./,
  'for the operators': /^(MotionMail|NoticeMail)\.|^Motion(decided|held)\.sourceKey$/,
  'source of what is shown as HTML': /^MotionComment\w+\.text$|^Resolution\.text$/,
  'what was hidden': /^MotionCommenthidden\d\.html$/,
  'marks of a comparison stand within': /^MotionRevision\w+1\.text$/,
  'it becomes a resolution, and the search reads that': /^MotionRevision\w+\.plainText$/,
  'the check alone reads it': /^AuditEntry\w+\.changes$/,
  'a vote as it stands is told from its own row': /^MotionVoteCastthen\d\.comment$/,
  'a link to what is not there': /^Resolution\.(supersedes|path)$/,
  'taken back, and not shown any more': /^MotionApprovaltaken\d\.comment$/,
};

// One worker for all tests, because the rows are planted only once.
test.describe.configure({ mode: 'default' });

let places: string[] = [];

test.beforeAll(async () => {
  places = await withDatabase(plantAddresses);
});

test.afterAll(() => withDatabase(removePlanted));

const { decided, held, person, resolution } = PLANTED;

/** Addresses of the planted rows in every format, and of the lists and searches that show them. */
const ANSWERS = [
  ...[decided, held].flatMap((id) => [
    ...['', '/revisions/1', '/revisions/2'].map((part) => `/motions/${id}${part}`),
    `/api/v1/motions/${id}`,
  ]),
  ...['/motions', '/motions?body=demo', '/motions/feed.xml', '/api/v1/motions?limit=200'],
  ...[`/motions/${decided}/record.md`, '/bodies/demo/votes', '/bodies/demo/votes.csv'],
  ...[`/resolutions/${resolution}`, `/api/v1/resolutions/${resolution}`, '/resolutions/feed.xml'],
  ...['/resolutions', '/api/v1/resolutions?limit=200', `/people/${person}`, `/people?q=planted`],
  ...['/search?q=planted', '/api/v1/search?q=planted', '/status', '/api/v1/sync/runs?limit=200'],
  ...['/security/log', '/api/v1/audit/rows?limit=200', '/security/log/feed.xml'],
];

const PROCEDURES = [
  ...['open', 'close', 'withdraw', 'hold', 'resume', 'recuse', 'return', 'approve', 'retract'],
  ...['clock', 'link', 'second', 'revise'],
];

/**
 * Matches e-mail addresses, except those of mailing lists and the identifiers of calendars, which only look like
 * addresses.
 */
const ADDRESS = /[\w.+-]+@(?!lists\.|[\w.-]+\.rollcall\b)[\w-]+(\.[\w-]+)*\.[a-z]{2,}/gi;

class Reading {
  readonly leaks: string[] = [];
  private readonly told = new Set<string>();

  read(address: string, text: string): void {
    const at = text.indexOf(DOMAIN);
    if (at >= 0) this.leaks.push(`${address}: ${text.slice(Math.max(0, at - 60), at + 30)}`);
    this.leaks.push(...(text.match(ADDRESS) ?? []).map((found) => `${address}: ${found}`));
    // Nothing remains of an address in a sync message.
    const isReplaced = text.includes('[address] or [address]');
    for (const place of places) {
      if (text.includes(markOf(place)) || (isReplaced && place.startsWith('Sync'))) {
        this.told.add(place);
      }
    }
  }

  untold(): string[] {
    return places.filter((place) => !this.told.has(place));
  }
}

async function readerOf(viewer: Viewer, baseURL: string | undefined): Promise<APIRequestContext> {
  const index = Object.keys(VIEWERS).indexOf(viewer);
  const reader = await requests.newContext({
    baseURL,
    extraHTTPHeaders: { origin: baseURL ?? '', 'x-forwarded-for': `203.0.113.${index + 100}` },
  });
  const handle = VIEWERS[viewer];
  if (handle === null) return reader;
  const answer = await reader.post('/sign-in/demo', { form: { handle }, maxRedirects: 0 });
  expect(answer.status(), handle).toBe(303);
  return reader;
}

/** Returns the site addresses that a viewer may request, with planted rows where an address names one. */
function addressesFor(viewer: Viewer): string[] {
  const examples = [...Object.values(PAGES), ...Object.values(ROUTES)]
    .filter(({ who, form }) => !form && mayBe(who, viewer))
    .map(({ at }) =>
      at.replace('{decided}', String(decided)).replace(/\{(open|proposed|update)\}/, String(held)),
    )
    .filter((at) => !at.includes('{') && !/^\/account|^\/api\/auth|^\/sign-/.test(at));
  const names = viewer === 'nobody' ? [] : PROCEDURES;
  return [...ANSWERS, ...examples, ...names.map((name) => `/motions/${held}/${name}`)];
}

test('no public answer shows an address, wherever one has been written', async ({ baseURL }) => {
  test.setTimeout(300_000);
  const reading = new Reading();
  for (const viewer of ['nobody', 'contributor', 'member', 'chair'] as const) {
    const reader = await readerOf(viewer, baseURL);
    for (const address of addressesFor(viewer)) {
      const answer = await reader.get(address);
      expect(answer.status(), address).toBeLessThan(500);
      reading.read(`${viewer}: ${address}`, (await answer.body()).toString());
    }
    await reader.dispose();
  }
  const isTold = (place: string) => Object.values(NEVER_PUBLIC).some((rule) => rule.test(place));
  // A text that is never shown, not even masked, would prove nothing.
  const untold = reading.untold().filter((place) => !isTold(place));
  expect({ leaks: reading.leaks, untold }).toEqual({ leaks: [], untold: [] });
});

test('no e-mail address is in any answer of the API, or found by following every link', async ({
  request,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const reading = new Reading();
  const ask = async (address: string) => {
    const answer = await request.get(`/api/v1${address}`);
    const text = await answer.text();
    reading.read(address, text);
    return { status: answer.status(), body: JSON.parse(text) as unknown };
  };
  await walkApi(ask, { known: { '/bodies': ['tc', 'demo'] }, pageSize: 50 });

  const seen = new Set<string>();
  const waiting = [...ANSWERS, ...addressesFor('nobody')];
  for (
    let address = waiting.pop();
    address !== undefined && seen.size < 600;
    address = waiting.pop()
  ) {
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await request.get(address);
    const text = (await answer.body()).toString();
    reading.read(address, text);
    for (const [, href = ''] of text.matchAll(/href="([^"#]+)/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), new URL(address, baseURL));
      if (url.origin === baseURL && !url.pathname.startsWith('/_next/'))
        waiting.push(url.pathname + url.search);
    }
  }
  expect(seen.size).toBeGreaterThan(150);
  expect(reading.leaks).toEqual([]);
});

test('a form refuses an address, says where it is, and keeps what was typed', async ({
  page,
  signInAs,
}) => {
  await signInAs('demo-contributor');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  await page.getByRole('textbox', { name: 'Title' }).fill('Thank ann@example.org');
  await page.getByRole('textbox', { name: 'Text' }).fill('We thank\nher at ann@example.org.');
  await page.getByRole('button', { name: 'Propose it' }).click();

  const fault = (words: string) => page.getByRole('link', { name: words });
  await expect(fault('The title must hold no e-mail address (“ann@…”)')).toBeVisible();
  await expect(fault('The text must hold no e-mail address (“ann@…” in line 2)')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Thank ann@example.org');
  await page.getByRole('textbox', { name: 'Title' }).fill('Thank Ann');
  await page.getByRole('textbox', { name: 'Text' }).fill('Write to dev@lists.example.org.');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank Ann');
});
