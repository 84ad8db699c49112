import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { refuseForm } from './form-check';

/** Id of an action. */
const KNOWN = 'ab'.repeat(21);
const known = new Map([[KNOWN, [/^\/motions\/[^/]+$/]]]);

type Fields = Record<string, string | Blob>;

async function check(url: string, headers: Record<string, string>, body: BodyInit) {
  const sent = new Response(body);
  const type = sent.headers.get('content-type') ?? '';
  const request = { url, headers: { 'content-type': type, ...headers } };
  const bytes = Buffer.from(await sent.arrayBuffer());
  // Only address and headers are read.
  return refuseForm(request as unknown as IncomingMessage, bytes, known);
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const call = (action: string, fields: Fields | string) =>
  check(
    '/motions/1',
    { 'next-action': action },
    typeof fields === 'string' ? fields : formOf(fields),
  );
const plain = (fields: Fields, url = '/motions/1') => check(url, {}, formOf(fields));

const bound = (id: string, before: string): Fields => ({
  $ACTION_REF_1: '',
  '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
  '$ACTION_1:1': before,
});

test('what pages send is let in, by script and without', async () => {
  const state = JSON.stringify([{ values: { title: '$$5', text: '[' }, fields: {} }, '$K1']);
  expect(await call(KNOWN, { _1_title: 'x', 0: '[{},"$K1"]' })).toBeNull();
  expect(await call(KNOWN, { _1_title: 'x', 0: state })).toBeNull();
  const changes = { lines: [{ parts: [{ kind: 'added', text: '$$1' }], from: null }] };
  const looked = JSON.stringify([{ preview: '<p>x</p>', changes, message: '$undefined' }, '$K1']);
  expect(await call(KNOWN, { _1_title: 'x', 0: looked })).toBeNull();
  expect(await plain({ ...bound(KNOWN, '[{"message":"No."}]'), title: 'x' })).toBeNull();
  expect(await plain({ theme: 'dark' }, '/theme')).toBeNull();
});

test.each(['zzz', 'a'.repeat(42), 'toString', '__proto__', ''])(
  'an action that the site does not have is not asked for: “%s”',
  async (id) => {
    expect(await call(id, { 0: '[{},"$K1"]' })).toBe('no-such-action');
    expect(await plain(bound(id, '[{}]'))).toBe('no-such-action');
  },
);

test('nor one of another page', async () => {
  expect(await plain(bound(KNOWN, '[{}]'), '/account')).toBe('no-such-action');
});

test.each([
  ...['', '{', '{}', '[]', '"$K1"', '["$K1"]', '[{},"$1"]', '[{},"$K1",1]', '[5,"$K1"]'],
  ...['["$1","$K1"]', '[{"a":"$1"},"$K1"]', '[{"a":"$F1"},"$K1"]', '[{"a":"$B1"},"$K1"]'],
  ...['[{"a":"$n1x"},"$K1"]', '[{"then":"$1"},"$K1"]', '[{},"$o1"]', '[null,"$K1"]'],
  `[{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}},"$K1"]`,
  `[${'1,'.repeat(2_000)}"$K1"]`,
])('arguments that no page sends are refused: %s', async (given) => {
  expect(await call(KNOWN, { 0: given })).toBe('broken-form');
  expect(await call(KNOWN, given)).toBe('broken-form');
});

test.each([
  { $ACTION_REF_1: '' },
  { $ACTION_REF_1: '', '$ACTION_1:0': '{' },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${KNOWN}","bound":"$@1"}` },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${KNOWN}","bound":5}` },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${KNOWN}","bound":null}` },
  bound(KNOWN, '{'),
  bound(KNOWN, '[]'),
  bound(KNOWN, '["$1"]'),
  bound(KNOWN, '[{},{}]'),
  { [`$ACTION_ID_${KNOWN}`]: '' },
  { ...bound(KNOWN, '[{}]'), [`$ACTION_ID_${KNOWN}`]: '' },
  { ...bound(KNOWN, '[{}]'), $ACTION_REF_2: '', '$ACTION_2:0': '{' },
])('fields of React’s that no page has are refused: %o', async (fields) => {
  expect(await plain(fields)).toBe('broken-form');
});

test('a form without an action is for nobody', async () => {
  expect(await plain({ title: 'x' })).toBe('takes-no-form');
});

test.each(['abc', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc', '--y--\r\n', ''])(
  'a form that does not come as a whole is refused: %j',
  async (body) => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await check('/theme', type, body)).toBe('broken-form');
    expect(await check('/motions/1', type, body)).toBe('broken-form');
    expect(await check('/motions/1', { ...type, 'next-action': KNOWN }, body)).toBe('broken-form');
  },
);
