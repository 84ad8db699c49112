import { expect, test } from 'vitest';
import { walkRoutes } from '@/test/route-walk';
import { answersOptions, isFormRoute, refuseHead, REQUEST_REFUSALS } from './request-rules';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' };

function asked(method: string, target: string, headers: Record<string, string> = {}) {
  return { method, target, headers: { host: 'rollcall.example.org', ...headers } };
}

test.each([
  '/',
  '/motions?q=%ff',
  '/people/%C3%A9va',
  '/motions/new?body=tc',
  '/a%20b',
  '/_next/static/chunks/0~1.js',
])('%s can be read', (target) => {
  expect(refuseHead(asked('GET', target), false)).toBeNull();
});

test.each([
  '/%ff',
  '/%',
  '/%zz',
  '/api/v1/motions/%ff',
  '/tc/resolutions/a%0d%0aX-Y:1.html',
  '/governance/reference/charter%00.html',
  '/%ed%a0%80',
  '/%c2%85',
  '/%7f',
  '*',
  'http://rollcall.example.org/',
  '',
])('an address that can’t be decoded to plain text is refused: %s', (target) => {
  expect(refuseHead(asked('GET', target), true)).toBe('bad-address');
});

test.each(['', 'a b', 'evil.example/path', 'user@host', 'host:port', '[', 'höst'])(
  'a host that can be none is refused: “%s”',
  (host) => {
    expect(refuseHead(asked('GET', '/', { host }), true)).toBe('bad-header');
  },
);

test.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'rollcall_web', 'a.example.org'])(
  'a host is a name or an address: %s',
  (host) => {
    expect(refuseHead(asked('GET', '/', { host }), true)).toBeNull();
  },
);

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'post'])(
  'nothing answers to %s, wherever it comes from',
  (method) => {
    for (const target of ['/', '/theme', '/api/v1/series', '/mail/unsubscribe/x']) {
      expect(refuseHead(asked(method, target, FORM), true), target).toBe('method-not-allowed');
    }
  },
);

test('a form from elsewhere is refused everywhere, but for the one click of a mail program', () => {
  for (const target of ['/theme', '/sign-in/start', '/sign-in/demo', '/motions', '/tc/x']) {
    expect(refuseHead(asked('POST', target, FORM), false), target).toBe('sent-from-elsewhere');
  }
  expect(refuseHead(asked('POST', '/mail/unsubscribe/token', FORM), false)).toBeNull();
  const choice = asked('POST', '/mail/unsubscribe/token/choice', FORM);
  expect(refuseHead(choice, false)).toBe('sent-from-elsewhere');
});

test.each(['application/json', 'text/plain', 'text/xml', 'application/x-www-form-urlencodedx', ''])(
  'where a form is due, “%s” is none',
  (type) => {
    const sent = { ...FORM, 'content-type': type };
    expect(refuseHead(asked('POST', '/theme', sent), true)).toBe('not-a-form');
  },
);

test('a form without script goes to a page as multipart, and to nothing else', () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '9' };
  expect(refuseHead(asked('POST', '/motions/new', multipart), true)).toBeNull();
  expect(refuseHead(asked('POST', '/motions/new', FORM), true)).toBe('takes-no-form');
  expect(refuseHead(asked('POST', '/api/v1/series', multipart), true)).toBe('method-not-allowed');
});

test('one click may come without a body', () => {
  const bare = { 'content-length': '0' };
  expect(refuseHead(asked('POST', '/mail/unsubscribe/token', bare), false)).toBeNull();
  expect(refuseHead(asked('POST', '/theme', bare), true)).toBe('not-a-form');
});

test('every route that takes a form is known by its address, and no other', () => {
  const { routes, pages } = walkRoutes();
  const addressOf = (route: string) => route.split(' ')[1]?.replace(/\[[^\]]+\]/g, 'x') ?? '';
  const taking = routes.filter((route) => route.startsWith('POST '));
  expect(taking.length).toBeGreaterThan(3);
  for (const route of routes) {
    if (/^(GET|HEAD|OPTIONS|POST) /.test(route)) continue;
    expect.unreachable(`${route}: the web server refuses this method`);
  }
  for (const route of taking) expect(isFormRoute(addressOf(route)), route).toBe(true);
  for (const page of pages) expect(isFormRoute(page.replace(/\[[^\]]+\]/g, 'x')), page).toBe(false);
});

test('every route that answers OPTIONS is asked, and no page', () => {
  const { routes, pages } = walkRoutes();
  for (const route of routes) {
    const [method, address = ''] = route.split(' ');
    if (method === 'OPTIONS') expect(answersOptions(address), route).toBe(true);
  }
  for (const page of pages.filter((each) => each !== '/api')) {
    expect(answersOptions(page.replace(/\[[^\]]+\]/g, 'x')), page).toBe(false);
  }
});

test('every refusal is a fault of the request, in a sentence', () => {
  for (const [name, { status, message }] of Object.entries(REQUEST_REFUSALS)) {
    expect(status, name).toBeGreaterThanOrEqual(400);
    expect(status, name).toBeLessThan(500);
    expect(message, name).toMatch(/^[A-Z].*\.$/);
  }
});
