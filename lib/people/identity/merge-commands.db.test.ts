import { expect, test } from 'vitest';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { addPerson, addUser } from '@/test/people';
import { db } from '@/lib/database/client';
import { mergePeople, undoMerge } from './merge-commands';

const reason = 'The same person under two names.';
const merge = (handles: [string, string], actor: Awaited<ReturnType<typeof addAdmin>>) =>
  mergePeople(actor, { from: handles[0], into: handles[1], reason });
const addAdmin = (name = 'Root') => addUser(name, { roles: ['admin'] });

/** Handle to the handle it is merged into. */
async function merged(): Promise<Record<string, string>> {
  const rows = await db.person.findMany({
    where: { mergedIntoId: { not: null } },
    orderBy: { handle: 'asc' },
    select: { handle: true, mergedInto: { select: { handle: true } } },
  });
  return Object.fromEntries(rows.map(({ handle, mergedInto }) => [handle, mergedInto!.handle]));
}

const audits = async () =>
  (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(
    ({ action, subject }) => `${action} ${subject}`,
  );

test('two rows become one person, written down with who and why', async () => {
  const admin = await addAdmin();
  await addPerson('Ann Lee');
  await addPerson('Ann Smith');
  const result = await merge(['ann-smith', 'ann-lee'], admin);
  expect(result).toMatchObject({ ok: true, value: { handle: 'ann-lee' } });
  expect(await merged()).toEqual({ 'ann-smith': 'ann-lee' });
  const [entry] = await db.auditEntry.findMany();
  expect(entry).toMatchObject({
    actorId: admin.personId,
    action: 'person.merge',
    subject: 'person/ann-lee',
    reason,
  });
  expect(JSON.parse(entry!.detail)).toMatchObject({ from: 'ann-smith', into: 'ann-lee' });
});

test('of two admins who merge the same rows at once, one does', async () => {
  const [one, other] = [await addAdmin('One'), await addAdmin('Other')];
  await addPerson('Ann Lee');
  await addPerson('Ann Smith');
  const results = await Promise.all([
    merge(['ann-smith', 'ann-lee'], one),
    merge(['ann-smith', 'ann-lee'], other),
    merge(['ann-lee', 'ann-smith'], one),
    merge(['ann-lee', 'ann-smith'], other),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.keys(await merged())).toHaveLength(1);
  expect(await audits()).toHaveLength(1);
});

test('merges in any order never make a chain, and undoing one brings back what was', async () => {
  const admin = await addAdmin();
  for (const name of ['A', 'B', 'C', 'D']) await addPerson(name);
  await merge(['a', 'b'], admin);
  const middle = await merge(['b', 'c'], admin);
  expect(await merged()).toEqual({ a: 'c', b: 'c' });
  await merge(['d', 'a'], admin);
  expect(await merged()).toEqual({ a: 'c', b: 'c', d: 'c' });
  expect(await merge(['c', 'a'], admin)).toEqual({ ok: false, refusal: 'same-person' });
  if (!middle.ok) throw new Error('The merge was refused.');
  const { mergeId } = middle.value;
  expect(await undoMerge(admin, { mergeId, reason }, takePartedAlong)).toMatchObject({ ok: true });
  expect(await merged()).toEqual({ a: 'b', d: 'c' });
  expect(await undoMerge(admin, { mergeId, reason }, takePartedAlong)).toEqual({
    ok: false,
    refusal: 'already-undone',
  });
  expect(await merge(['b', 'c'], admin)).toMatchObject({ ok: true });
  expect(await merged()).toEqual({ a: 'c', b: 'c', d: 'c' });
});

test('of many merges at once in a ring, no cycle and no chain remains', async () => {
  const admin = await addAdmin();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const name of names) await addPerson(name);
  await Promise.all(
    names.map((name, index) => merge([name, names[(index + 1) % names.length]!], admin)),
  );
  const rows = await db.person.findMany({ select: { id: true, mergedIntoId: true } });
  const roots = new Set(rows.filter(({ mergedIntoId }) => !mergedIntoId).map(({ id }) => id));
  expect(rows.every(({ mergedIntoId }) => !mergedIntoId || roots.has(mergedIntoId))).toBe(true);
  expect(roots.size).toBe(2);
});

test('a merge is refused for whom it is not, and for what it can’t be', async () => {
  const admin = await addAdmin();
  const other = await addUser('Other');
  await addPerson('Ann Lee');
  await addPerson('Ann Smith');
  await addPerson('Bo Chen');
  const refusalOf = async (...[handles, actor]: Parameters<typeof merge>) => {
    const result = await merge(handles, actor);
    return result.ok ? null : result.refusal;
  };
  expect(await refusalOf(['ann-smith', 'ann-lee'], other)).toBe('not-admin');
  expect(await refusalOf(['nobody', 'ann-lee'], admin)).toBe('no-such-person');
  expect(await refusalOf(['ann-lee', 'nobody'], admin)).toBe('no-such-person');
  expect(await refusalOf(['ann-lee', 'ann-lee'], admin)).toBe('same-person');
  expect(await refusalOf(['ann-lee', 'other'], admin)).toBe('wrong-way');
  expect(await refusalOf(['root', 'ann-lee'], admin)).toBe('own-merge');
  await merge(['ann-smith', 'ann-lee'], admin);
  expect(await refusalOf(['ann-smith', 'bo-chen'], admin)).toBe('already-merged');
  expect(await audits()).toEqual(['person.merge person/ann-lee']);
});
