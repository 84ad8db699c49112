import { expect, test } from 'vitest';
import { aliasSchema, claimSchema, mergeSchema } from './schema';

const reasonOf = (reason: string) => claimSchema.safeParse({ handle: 'ann-lee', reason });

test('a reason is a few words in one line, without addresses', () => {
  expect(reasonOf('  Asked \n on  chat. ').data?.reason).toBe('Asked on chat.');
  expect(reasonOf('x'.repeat(500)).success).toBe(true);
  const faulty = ['', '  ', 'ok', 'x'.repeat(501), 'Ask ann@example.org.', 'a\u0007b c'];
  for (const reason of [...faulty, '\u200b\u200b\u202e\u200b', '…!?']) {
    expect(reasonOf(reason).success, reason.slice(0, 20)).toBe(false);
  }
});

test('a person is named by handle, or by the address of their page', () => {
  const handleOf = (handle: string) =>
    claimSchema.safeParse({ handle, reason: 'Me.' }).data?.handle;
  expect(handleOf(' ann-lee ')).toBe('ann-lee');
  expect(handleOf('https://rollcall.example.org/people/ann-lee')).toBe('ann-lee');
  expect(handleOf('/people/')).toBeUndefined();
});

test('a name elsewhere is one word and no address', () => {
  const isName = (value: string) => aliasSchema.safeParse({ kind: 'irc', value }).success;
  expect(['ann', 'ann|away', 'änn', 'x'.repeat(60)].every(isName)).toBe(true);
  expect(['', ' ', 'a b', 'ann@example.org', 'a\u202eb', 'a\0b', 'x'.repeat(61)].some(isName)).toBe(
    false,
  );
  expect(aliasSchema.safeParse({ kind: 'email', value: 'ann' }).success).toBe(false);
  expect(aliasSchema.safeParse({ kind: 'name', value: 'ann' }).success).toBe(false);
});

test('a merge is confirmed', () => {
  const merge = { from: 'a', into: 'b', reason: 'One person.' };
  expect(mergeSchema.safeParse(merge).success).toBe(false);
  expect(mergeSchema.safeParse({ ...merge, isSure: 'on' }).success).toBe(true);
});
