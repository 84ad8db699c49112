import { readFileSync } from 'node:fs';
import { request as open } from 'node:http';
import { expect, test as base } from '@playwright/test';
import { freePort } from '@/lib/operations/ports';
import { MAX_BODY_BYTES } from '@/lib/operations/request-body';
import { exchange, sendRaw, textOf, type RawAnswer, type RawRequest } from '@/test/raw-request';
import { walkRoutes } from '@/test/route-walk';
import { secondsUntil, serveSite, type ServedSite } from '@/test/served-site';
import { idOfAction } from './action-call';

/** A separate site whose error output is kept, so that it contains nothing else. */
const test = base.extend<object, { site: ServedSite & { port: number } }>({
  site: [
    async ({}, provide) => {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const site = serveSite(port, { NEXTAUTH_URL: url, PORT: String(port) }, 'keep');
      await secondsUntil(`${url}/api/v1/health`);
      await provide({ ...site, port });
      await site.stop();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'default' });

const URLENCODED = { 'Content-Type': 'application/x-www-form-urlencoded' };
const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=x' };
const EVIL = 'https://evil.example';

/** Returns requests that post what none of our pages posts. The form itself is one that each of our routes can read. */
function postsFor(own: string): Record<string, Omit<RawRequest, 'method' | 'target'>> {
  const origin = { Origin: own };
  const form = {
    body: 'theme=dark&provider=x',
    headers: { ...URLENCODED, 'Content-Length': '21' },
  };
  const from = (headers: Record<string, string>) => ({
    body: form.body,
    headers: { ...form.headers, ...headers },
  });
  const action = (id: string, body: string, more: Record<string, string> = {}) => ({
    body,
    headers: {
      ...{ ...origin, 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' },
      ...{ 'Content-Length': String(body.length), ...more },
    },
  });
  const known = idOfAction('app/motions/new/actions.ts#proposeMotionAction');
  const json = { ...origin, 'Content-Type': 'application/json', 'Content-Length': '2' };
  const chunk = `${(MAX_BODY_BYTES + 1).toString(16)}\r\n${'a'.repeat(MAX_BODY_BYTES + 1)}\r\n0\r\n\r\n`;
  return {
    'JSON where a form is due': { headers: json, body: '{}' },
    'a form of another site': from({ Origin: EVIL }),
    'the same with a forged host': from({ Origin: EVIL, 'X-Forwarded-Host': 'evil.example' }),
    'a form of a file': from({ Origin: 'file://' }),
    'a form of nowhere': from({}),
    'a broken form': {
      headers: { ...origin, ...MULTIPART, 'Content-Length': '5' },
      body: '--x\r\n',
    },
    'a form that names no boundary': {
      headers: { ...origin, 'Content-Type': 'multipart/form-data', 'Content-Length': '3' },
      body: 'abc',
    },
    'an action that can be none': action('%00', '[]'),
    'an action that there is not': action('a'.repeat(42), '[]'),
    'an action with arguments of no page': action(known, '["$1"]'),
    'an action of 10 MB': action(known, '', { 'Content-Length': '10000000' }),
    'an action of another site': action(known, '[{},"$K1"]', { Origin: EVIL }),
    'a form of 50 MB': from({ ...origin, 'Content-Length': '50000000' }),
    'a form without an end': {
      headers: { ...origin, ...URLENCODED, 'Transfer-Encoding': 'chunked' },
      body: chunk,
    },
  };
}

/** Returns requests for one address that no page, reader or proxy makes. */
function oddRequests(path: string, own: string): [string, RawRequest][] {
  const broken = ['/%ff', '%', '%zz', '%00.html', '/a%0d%0aX-Y:1.html'];
  const methods = ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'];
  const get = { method: 'GET', target: path };
  return [
    ...broken.map((end): [string, RawRequest] => [end, { ...get, target: path + end }]),
    ...methods.map((method): [string, RawRequest] => [method, { ...get, method }]),
    ['a broken host', { ...get, headers: { Host: 'a b' } }],
    ['a broken state', { ...get, headers: { RSC: '1', 'Next-Router-State-Tree': '%zz' } }],
    ['50 MB to read', { ...get, headers: { 'Content-Length': '50000000' } }],
    ...Object.entries(postsFor(own)).map(([name, post]): [string, RawRequest] => [
      name,
      { ...post, method: 'POST', target: path },
    ]),
  ];
}

const HEADERS = [
  ...['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-frame-options'],
  ...['cross-origin-opener-policy', 'permissions-policy', 'cache-control', 'content-type'],
];

function faultsOf({ status, headers, body }: RawAnswer): string[] {
  return [
    ...(status >= 400 && status < 500 ? [] : [`answered ${status}`]),
    ...HEADERS.filter((name) => headers[name] === undefined).map((name) => `lacks ${name}`),
    ...(/[a-z]{3}.*\./i.test(body) ? [] : ['says nothing']),
    ...(/\bat .+:\d+:\d+|node_modules|\.next\//.test(body) ? ['shows where it broke'] : []),
  ];
}

/** Returns each address of the site once: pages, routes, and addresses that are neither. */
function addresses(): string[] {
  const { pages, routes } = walkRoutes();
  const all = [...pages, ...routes.map((route) => route.split(' ')[1] ?? '')];
  const filled = all.map((address) => address.replace(/\[[^\]]+\]/g, 'x'));
  return [...new Set([...filled, '/no/such/page', '/_next/static/x.js', '/api/auth/signin'])];
}

test('of every address each odd request is refused in plain words, and none is in the log', async ({
  site,
}) => {
  test.setTimeout(240_000);
  const own = `http://localhost:${site.port}`;
  const waiting = addresses().flatMap((path) =>
    oddRequests(path, own).map(([name, request]) => ({ path, name, request })),
  );
  expect(waiting.length).toBeGreaterThan(2_000);
  const faults: string[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const answer = await sendRaw(site.port, next.request);
      faults.push(...faultsOf(answer).map((fault) => `${next.path}, ${next.name}: ${fault}`));
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));

  expect(faults).toEqual([]);
  expect(site.errors()).toBe('');
});

test('an address in another script is no fault of ours', async ({ site }) => {
  for (const path of addresses()) {
    const answer = await sendRaw(site.port, { method: 'GET', target: `${path}/%E2%82%AC.html` });
    expect(answer.status, path).toBeLessThan(500);
  }
  expect(site.errors()).toBe('');
});

test('what is no request at all is answered with the same headers', async ({ site }) => {
  const long = { 'X-Long': 'x'.repeat(30_000) };
  const requests = [
    'hello\r\n\r\n',
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    textOf(site.port, { method: 'GET', target: '/', headers: long }),
    textOf(site.port, { method: 'GET', target: '/', headers: { Expect: 'wonders' } }),
    textOf(site.port, { method: 'CONNECT', target: 'evil.example:443' }),
    textOf(site.port, { method: 'FOO', target: '/' }),
    textOf(site.port, { method: 'GET', target: `http://localhost:${site.port}/` }),
  ];
  for (const request of requests) {
    const answer = (await exchange(site.port, request)).toLowerCase();
    expect(answer, request.slice(0, 60)).toMatch(/^http\/1\.1 4\d\d /);
    for (const name of HEADERS) expect(answer, request.slice(0, 60)).toContain(`\r\n${name}: `);
  }
  expect(site.errors()).toBe('');
});

/** Returns the maximum memory that a process has used, in bytes. */
function mostMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) * 1024;
}

/** Posts many megabytes without declaring the length. Returns the status of the response. */
function pourInto(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...URLENCODED, origin: `http://localhost:${port}` };
    const request = open({ port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    request.on('error', reject);
    const part = Buffer.alloc(1_000_000, 'a');
    let left = 50;
    const pour = () => {
      left -= 1;
      if (left === 0) request.end();
      else if (!request.destroyed) request.write(part, pour);
    };
    pour();
  });
}

test('what is too large is not kept in memory, however much of it is sent', async ({ site }) => {
  const pid = site.pid ?? 0;
  const paths = ['/theme', '/sign-in/start', '/sign-in/demo', '/mail/unsubscribe/x'];
  await pourInto(site.port, '/theme');
  const before = mostMemory(pid);
  const pours = Array.from({ length: 20 }, (_, at) => pourInto(site.port, paths[at % 4] ?? ''));

  expect(new Set(await Promise.all(pours))).toEqual(new Set([413]));
  expect(mostMemory(pid) - before).toBeLessThan(150_000_000);
});

test('connections that send nothing whole are closed, and others are served meanwhile', async ({
  site,
}) => {
  const slow = Array.from({ length: 150 }, () =>
    exchange(site.port, 'GET /motions HTTP/1.1\r\nHost: localhost\r\nX-Slow: '),
  );
  const closed = Promise.all(slow);
  const health = await sendRaw(site.port, { method: 'GET', target: '/api/v1/health' });
  expect(health.status).toBe(200);

  const answers = await closed;
  expect(answers.every((answer) => answer.startsWith('HTTP/1.1 408 '))).toBe(true);
});
