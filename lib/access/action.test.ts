import { redirect } from 'next/navigation';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Actor, Role } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { action, declarationOf } from './action';
import { tooMany, type TooMany } from './rate-limit-rules';

/** Steps that ran, in order: checks, limits and the command. */
const asked: unknown[] = [];
const world: { actor: Actor | null; tooMany: TooMany | null } = { actor: null, tooMany: null };

vi.mock('./session', () => ({
  requireActor: () => {
    asked.push('who');
    if (!world.actor) redirect('/sign-in?next=%2Fhere');
    return Promise.resolve(world.actor);
  },
}));
vi.mock('./rate-limit', () => ({
  limitWrites: ({ personId }: Actor, kind: string) => {
    asked.push(`${kind} by ${personId}`);
    return Promise.resolve(world.tooMany);
  },
  limitUnsubscribe: () => {
    asked.push('unsubscribe by address');
    return Promise.resolve(world.tooMany);
  },
}));

const ADMIN: Role = { name: 'admin', scope: null, ground: 'settings', reason: '', until: null };

function somebody(...roles: Role[]): Actor {
  const ids = { personId: 'ana', userId: 'ana-at-work', sessionId: 'of-ana' };
  return { ...ids, handle: 'ana', name: 'Ana', isDemo: false, roles };
}

beforeEach(() => {
  asked.length = 0;
  world.actor = somebody();
  world.tooMany = null;
});

const schema = z.object({
  title: z.string().refine((title) => {
    asked.push('form');
    return title !== '';
  }, 'must not be empty'),
});
const words = { late: 'It is too late.', 'not-admin': 'This is for admins.' };

type Answer = Result<{ id: number }, 'late'>;

/** Makes a command with this result, which records that it ran. */
const answering =
  (answer: Answer) =>
  (_asker: unknown, { title }: { title: string }) => {
    asked.push(`command “${title}”`);
    return Promise.resolve(answer);
  };
const done = answering(ok({ id: 7 }));
const late = answering(refuse('late'));
const goTo = ({ id }: { id: number }, { title }: { title: string }) => `/${title}/${id}`;

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

type Made = (previous: object, form: FormData) => Promise<unknown>;

const send = (made: Made, fields: Record<string, string> = { title: 'x' }) =>
  made({}, formOf(fields));

/** Returns the address that the browser is redirected to. */
async function placeAfter(answer: Promise<unknown>): Promise<string | undefined> {
  const thrown: unknown = await answer.then(
    (state) => new Error(`It answered ${JSON.stringify(state)}.`),
    (error: unknown) => error,
  );
  const [kind, , place] = String((thrown as { digest?: unknown }).digest).split(';');
  if (kind !== 'NEXT_REDIRECT') throw thrown;
  return place;
}

const forMembers = { who: 'signed in', limit: 'write', schema, words } as const;
const forAdmins = { ...forMembers, who: { role: 'admin' } } as const;
const ofAButton = {
  ...({ who: 'signed in', limit: 'write', schema } as const),
  elsewhere: { tooMany: '/later', refused: '/gone' },
};

test('it asks who, how often, whether the form fits, and then does it', async () => {
  expect(await placeAfter(send(action(forMembers, done, { goTo })))).toBe('/x/7');
  expect(asked).toEqual(['who', 'write by ana', 'form', 'command “x”']);
});

test('somebody who has not signed in is sent to, and nothing else is asked', async () => {
  world.actor = null;

  expect(await placeAfter(send(action(forMembers, done, { goTo })))).toBe('/sign-in?next=%2Fhere');
  expect(asked).toEqual(['who']);
});

test('what anybody may do is counted by address, and the command gets nobody', async () => {
  const got: unknown[] = [];
  const declared = { who: 'everybody', limit: 'unsubscribe', schema, words } as const;
  const made = action(
    declared,
    (asker) => {
      got.push(asker);
      return Promise.resolve(ok({ id: 7 }));
    },
    { goTo },
  );

  expect(await placeAfter(send(made))).toBe('/x/7');
  expect(got).toEqual([null]);
  expect(asked).toEqual(['unsubscribe by address', 'form']);
});

test('too much is said in the form with what was typed and nothing else, and not looked at', async () => {
  world.tooMany = tooMany('comment', 2_000);
  const made = action({ ...forMembers, limit: 'comment' }, done, { goTo });

  expect(await send(made, { title: '', more: 'typed', $ACTION_REF_1: '' })).toEqual({
    message: 'Too many comments in a short time. Try again in 2 seconds.',
    values: { title: '', more: 'typed' },
  });
  expect(asked).toEqual(['who', 'comment by ana']);
});

test('a role that is missing is said before the form is looked at, and counted', async () => {
  const made = action(forAdmins, done, { goTo });

  expect(await send(made, { title: '' })).toEqual({
    message: 'This is for admins.',
    values: { title: '' },
  });
  expect(asked).toEqual(['who', 'write by ana']);

  world.actor = somebody({ ...ADMIN, scope: 'tc' });
  expect(await send(made), 'an admin of a body is none').toMatchObject({
    message: 'This is for admins.',
  });
  world.actor = somebody(ADMIN);
  expect(await placeAfter(send(made))).toBe('/x/7');
});

test('a form that does not fit comes back with each fault and what was typed', async () => {
  expect(await send(action(forMembers, done, { goTo }), { title: '' })).toEqual({
    message: 'Some answers need a change.',
    fields: { title: 'must not be empty' },
    values: { title: '' },
  });
  const named = { ...forMembers, fieldNames: { title: 'The title' } };
  expect(await send(action(named, done, { goTo }), { title: '' })).toMatchObject({
    fields: { title: 'The title must not be empty.' },
  });
  expect(asked).not.toContain('command “”');
});

test('a refusal is put in words, with what was typed, and may have a page drawn anew', async () => {
  const onRefusal = vi.fn();

  expect(await send(action(forMembers, late, { goTo, onRefusal }))).toEqual({
    message: 'It is too late.',
    values: { title: 'x' },
  });
  expect(onRefusal).toHaveBeenCalledExactlyOnceWith('late', { title: 'x' });

  onRefusal.mockClear();
  await placeAfter(send(action(forMembers, done, { goTo, onRefusal })));
  expect(onRefusal).not.toHaveBeenCalled();
});

test('an action of a form that can show nothing leads elsewhere', async () => {
  expect(await placeAfter(send(action(ofAButton, late, { goTo })))).toBe('/gone');
  expect(await placeAfter(send(action(ofAButton, late, { goTo }), { title: '' }))).toBe('/gone');
  expect(await placeAfter(send(action(ofAButton, done, { goTo })))).toBe('/x/7');
  world.tooMany = tooMany('write', 2_000);
  expect(await placeAfter(send(action(ofAButton, done, { goTo })))).toBe('/later');
});

test('a preview is counted as a write, may be incomplete, and does nothing', async () => {
  const preview = (form: FormData) =>
    Promise.resolve({ message: `So: ${[...form.keys()].join()}` });
  const declared = { ...forMembers, limit: 'proposal', preview } as const;
  const made = action(declared, done, { goTo });

  expect(await send(made, { intent: 'preview', title: '' })).toEqual({
    message: 'So: intent,title',
  });
  expect(asked).toEqual(['who', 'write by ana']);

  asked.length = 0;
  expect(await placeAfter(send(made))).toBe('/x/7');
  expect(asked).toEqual(['who', 'proposal by ana', 'form', 'command “x”']);

  const without = action(forMembers, done, { goTo });
  expect(await placeAfter(send(without, { intent: 'preview', title: 'x' }))).toBe('/x/7');
});

test('an outage is thrown on, in the command and after it', async () => {
  const fails = () => Promise.reject(new Error('No database.'));
  await expect(send(action(forMembers, fails, { goTo }))).rejects.toThrow('No database.');
  await expect(send(action(ofAButton, fails, { goTo }))).rejects.toThrow('No database.');
  await expect(send(action(forMembers, done, { goTo: fails }))).rejects.toThrow('No database.');
});

test('a command that leads somewhere itself does so', async () => {
  const leaves = () => Promise.resolve().then(() => redirect('/away'));
  expect(await placeAfter(send(action(forMembers, leaves, { goTo })))).toBe('/away');
});

test('an action says what it was made with, and nothing else does', () => {
  expect(declarationOf(action(forAdmins, done, { goTo }))).toEqual({
    who: { role: 'admin' },
    limit: 'write',
    schema,
  });
  expect(declarationOf(() => Promise.resolve({}))).toBeNull();
  expect(declarationOf(null)).toBeNull();
});

test('none is made without saying who may, how often, by which schema and in which words', () => {
  const after = { goTo };
  // @ts-expect-error -- who may ask
  action({ limit: 'write', schema, words }, done, after);
  // @ts-expect-error -- how often
  action({ who: 'signed in', schema, words }, done, after);
  // @ts-expect-error -- there may be no person to count by
  action({ who: 'everybody', limit: 'write', schema, words }, done, after);
  // @ts-expect-error -- by which schema
  action({ who: 'signed in', limit: 'write', words }, done, after);
  // @ts-expect-error -- what it says of the command's refusal
  action({ ...forMembers, words: { 'not-admin': 'No.' } }, done, after);
  // @ts-expect-error -- what it says to those without the role
  action({ ...forAdmins, words: { late: 'No.' } }, done, after);
  expect.hasAssertions();
  expect(declarationOf(action(forMembers, done, after))).not.toBeNull();
});
