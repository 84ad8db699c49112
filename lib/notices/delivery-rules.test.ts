import { expect, test } from 'vitest';
import { readFault, reasonOf } from './delivery-rules';

const fault = (responseCode: number, command: string) => ({
  message: 'no',
  code: 'EENVELOPE',
  command,
  responseCode,
  response: `${responseCode} no`,
});

test.each([
  [450, 'RCPT TO', false],
  [499, 'DATA', false],
  [500, 'RCPT TO', true],
  [550, 'RCPT TO', true],
  [554, 'DATA', true],
  [550, 'MAIL FROM', false],
  [535, 'AUTH', false],
])('%i to %s is final: %s', (code, command, isFinal) => {
  expect(readFault(fault(code, command), false)).toEqual({
    is: 'refused',
    isFinal,
    reason: `${code} no`,
  });
});

test('an answer after the text counts like any other: the server has not taken it', () => {
  expect(readFault(fault(451, 'DATA'), true)).toMatchObject({ is: 'refused', isFinal: false });
});

test('a connection that breaks says whether the text was under way', () => {
  const broken = { message: 'Connection closed unexpectedly', code: 'ECONNECTION' };
  expect(readFault(broken, false)).toMatchObject({ is: 'unanswered', wasHandedOver: false });
  expect(readFault(broken, true)).toMatchObject({ is: 'unanswered', wasHandedOver: true });
});

test('an address that can not be written is refused for good', () => {
  expect(readFault({ message: 'Invalid recipient', code: 'EENVELOPE' }, false)).toMatchObject({
    is: 'refused',
    isFinal: true,
  });
});

test('what is kept of an answer is one line without addresses', () => {
  const response = '550-5.1.1 <ana@example.org>: no\r\n550 such user\0';
  expect(reasonOf({ message: '', response })).toBe('550-5.1.1 (address) no 550 such user');
  expect(reasonOf({ message: 'x'.repeat(400) })).toHaveLength(300);
});
