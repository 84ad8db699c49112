import { expect, test } from 'vitest';
import { noticeHeaderOf } from './envelope-rules';

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
