import { expect, test } from 'vitest';
import { letters, mailTables } from './letters';
import { mailKindNames } from './mail-kinds';

test('mails about accounts go out before those about motions', () => {
  expect(mailTables).toEqual(['NoticeMail', 'MotionMail']);
  expect(letters.map(({ isUrgent }) => isUrgent)).toEqual([true, false]);
});

test('no two kinds of mail have one name, and links can carry each', () => {
  expect(new Set(mailKindNames).size).toBe(mailKindNames.length);
  expect(mailKindNames.filter((kind) => !/^[a-z]+$/.test(kind))).toEqual([]);
});
