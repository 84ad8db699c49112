import { expect, test } from 'vitest';
import { headerOf, isMailAddress, noticeHeaderOf } from './envelope-rules';

const mail = { kind: 'opened', motionId: 12, occasion: 0, personKey: 'k1' } as const;
const header = (changes: object) =>
  headerOf({ ...mail, ...changes }, 'https://vote.example.org', 'https://vote.example.org/stop');

test('the mails of a motion to one person follow the first, and each has its own name', () => {
  const opened = header({});
  expect(opened).toMatchObject({
    messageId: '<motion-12.opened-0.k1@vote.example.org>',
    inReplyTo: null,
  });
  const later = [{ kind: 'reminder' }, { kind: 'revised', occasion: 2 }, { kind: 'decided' }];
  const headers = later.map(header);
  expect(headers.map(({ inReplyTo }) => inReplyTo)).toEqual(later.map(() => opened.messageId));
  expect(new Set(headers.map(({ messageId }) => messageId)).size).toBe(3);
  expect(header({ personKey: 'k2' }).messageId).not.toBe(opened.messageId);
});

test('a notice has its own name, follows nothing, and can be ended only where that can be chosen', () => {
  const of = (stop: string | null) =>
    noticeHeaderOf({ seq: 7n, addressKey: 'k1' }, 'https://vote.example.org', stop);
  expect(of(null)).toEqual({
    messageId: '<notice-7.k1@vote.example.org>',
    inReplyTo: null,
    fields: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  });
  expect(of('https://vote.example.org/stop').fields).toMatchObject({
    'List-Unsubscribe': '<https://vote.example.org/stop>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
});

test.each(['ana@example.org', "o'neil+tc@sub.example.co", 'A.B@EXAMPLE.ORG'])('%s', (address) => {
  expect(isMailAddress(address)).toBe(true);
});

test.each([
  'ana at example.org',
  'ana@example.org, bo@example.org',
  'ana@example.org\r\nBcc: all@example.org',
  'ana@example.org\n',
  '<ana@example.org>',
  'ana@localhost',
  'ana@-example.org',
  '"ana"@example.org',
  '@example.org',
  '',
])('%j can not be written to', (address) => {
  expect(isMailAddress(address)).toBe(false);
});
