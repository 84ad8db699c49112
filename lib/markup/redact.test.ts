import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLANK, findAddress, HIDDEN, MASKED, NAMED, redact, redactAll } from './redact';

describe('an address', () => {
  test.each([
    ['ann.b+c@example.org, dev@lists.example.org', 'ann.b+c@…, dev@lists.example.org'],
    ['Ann <ann@example.org>.', 'Ann <ann@…>.'],
    ['(ann@example.org)', '(ann@…)'],
    ['ann@mail.example.co.uk.', 'ann@….'],
    ["o’brien: o'brien!@example.org", "o’brien: o'brien!@…"],
    ['"ann smith"@example.org', '"ann smith"@…'],
    ['ann@[192.168.0.1] and ann@[IPv6:2001:db8::1]', 'ann@… and ann@…'],
    ['änn.ö@exämple.org', 'änn.ö@…'],
    ['安@例子.公司', '安@…'],
    ['ann@xn--exmple-cua.xn--p1ai', 'ann@…'],
    ['ann%40example.org and ann%2540example%2Eorg', 'ann@… and ann@…'],
    ['ann&#64;example.org ann&#x40;example&#46;org ann&commat;example.org', 'ann@… ann@… ann@…'],
    ['ann&amp;#064;example.org', 'ann@…'],
    ['ann＠example.org ann﹫example．org', 'ann@… ann@…'],
    ['ann\\@example.org, ann*@*example.org and **ann**@example.org', 'ann@…, ann@… and **ann@…'],
    ['ann\u200b@\u200bex\u200bample.org', 'ann\u200b@…'],
    ['mailto:ann@host and mailto:ann@example.org', 'mailto:ann@… and mailto:ann@…'],
    ['<20231103.GA12@host.example.org>', '<20231103.GA12@…>'],
    ['@ann@social.example.org', '@ann@…'],
    ['ann@example.org@example.com', 'ann@…'],
    ['ssh://ann@review.example.org:29418/', 'ssh://ann@…:29418/'],
    ['ann [at] example [dot] org, ann(at)example.org', 'ann@…, ann@…'],
    [
      'https://review.example.org/q/owner:ann%40example.org',
      'https://review.example.org/q/owner:ann@…',
    ],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@…`],
    [`ann@${'b.'.repeat(100)}org`, 'ann@…'],
  ])('is masked: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
    expect(findAddress(text)).not.toBeNull();
  });

  test.each([
    'Ask @ann in #nova at 10 UTC',
    'foo@1.2.3, nova@abc1234 and @scope/name@1.2.3',
    'git clone git@opendev.org:openstack/nova or ssh://git@opendev.org/x',
    'ann@host, root@10.0.0.1',
    'devstack@n-cpu.service',
    'dev@lists.example.org',
    'https://lists.example.org/archives/list/dev@lists.example.org/thread/ABC/',
    'https://medium.com/@ann.dev',
    'a @ b.org and a@ b.org',
    'created_at_time.utc, look at example.org',
    '100 % of 40 &#65;',
    '',
  ])('is none: “%s”', (text) => {
    expect(redact(text)).toBe(text);
    expect(findAddress(text)).toBeNull();
  });
});

test('what takes its place depends on where it stood', () => {
  const text = 'Ann <mailto:ann@example.org>, dev@lists.example.org, ann at example dot org';
  expect(redact(text, MASKED)).toBe(
    'Ann <mailto:ann@…>, dev@lists.example.org, ann at example dot org',
  );
  expect(redact(text, HIDDEN)).toBe('Ann [address hidden], [address hidden], [address hidden]');
  expect(redact('candidates/x/ann@example.org.txt:3', NAMED)).toBe('candidates/x/[address]:3');
  expect(redact('by ann@example.org now', BLANK)).toBe('by   now');
});

test('a refusal can say where it is', () => {
  expect(findAddress('One\ntwo dev@lists.example.org\nthree ann@example.org')).toEqual({
    shown: 'ann@…',
    line: 3,
  });
});

test('every text of a value is read, whatever it is called, and the rest is handed on as it is', () => {
  const at = new Date(0);
  const clean = { title: 'A', list: [{ at, count: 1, none: null }] };
  expect(redactAll(clean)).toBe(clean);
  expect(redactAll({ ...clean, deep: [[{ said: 'x@example.org' }]] })).toEqual({
    ...clean,
    deep: [[{ said: 'x@…' }]],
  });
});

const sign = fc.constantFrom(
  '@',
  '＠',
  '﹫',
  '%40',
  '%2540',
  '&#64;',
  '&#x40;',
  '&commat;',
  '\\@',
  '**@**',
);
const part = fc.stringMatching(/^[a-zäé安0-9][a-zäé安0-9+_-]{0,12}$/u);
const local = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
  fc.stringMatching(/^[a-z][a-z!#$&'*=?^`{|}~]{0,10}$/),
  fc.stringMatching(/^"[a-z ]{1,12}"$/),
);
const domain = fc
  .tuple(
    fc.array(fc.stringMatching(/^[a-z0-9äé安-]{1,12}$/u), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('org', 'com', 'xn--p1ai', '公司', 'museum'),
    fc.constantFrom('.', '.', '．', '%2E'),
  )
  .map(([labels, top, dot]) => [...labels, top].join(dot))
  .filter((text) => !/^lists\b/.test(text));
const around = fc.string({ unit: 'grapheme', maxLength: 12 });
const text = fc
  .array(
    fc.oneof(
      around,
      fc.tuple(local, sign, domain).map((parts) => parts.join('')),
      fc.constantFrom('@', '"', '<', '>', '.', '\n', ' [at] ', '%40', '&#', 'mailto:', 'lists.'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const policies = [MASKED, HIDDEN, NAMED, BLANK];

test('no address survives, whatever it stands between', () => {
  fc.assert(
    fc.property(around, local, sign, domain, around, (before, who, at, where, after) => {
      const written = `${who}${at}${where}`;
      for (const how of policies) {
        const shown = redact(`${before} ${written} ${after}`, how);
        expect(shown).not.toContain(written);
        expect(shown).not.toContain(`${at}${where}`);
      }
      expect(findAddress(`${before} ${written}`)).not.toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test('a text that was read once is left alone the second time, and holds nothing to refuse', () => {
  fc.assert(
    fc.property(text, (given) => {
      for (const how of policies) {
        const once = redact(given, how);
        expect(redact(once, how)).toBe(once);
        expect(findAddress(once)).toBeNull();
      }
    }),
    { numRuns: 3000 },
  );
});

test('a text without anything like an at sign stays as it is', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter((given) => !/[@＠﹫%&]|at/i.test(given));
  fc.assert(
    fc.property(plain, (given) => {
      for (const how of policies) expect(redact(given, how)).toBe(given);
    }),
  );
});

test.each([
  'a',
  '@',
  'a@',
  '%40',
  'a%40',
  '&#64;',
  '!@',
  '"@',
  '"a',
  '" @',
  'a.',
  'a@b.',
  'a@b.c_',
  'a [at] b',
  'a at b ',
  'a [at] ',
  'a@b.cc',
  '\u200b',
  'a@b.cc!@',
])('60,000 characters of “%s” are read quickly', (piece) => {
  const hostile = piece.repeat(Math.ceil(60_000 / piece.length)).slice(0, 60_000);
  for (const edged of [hostile, `${hostile}@example.org`, `a@${hostile}`, `a${hostile}`]) {
    const start = performance.now();
    for (const how of policies) redact(edged, how);
    findAddress(edged);
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});
