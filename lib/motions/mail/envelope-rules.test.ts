import { expect, test } from 'vitest';
import { headerOf } from './envelope-rules';

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
