import { expect, test } from 'vitest';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { addPerson, addUser } from '@/test/people';
import { db } from '@/lib/database/client';
import { claimPerson, decideClaim, withdrawClaim } from './claim-commands';
import { undoMerge } from './merge-commands';

const reason = 'It was my nick at the time.';

async function setUp() {
  const admin = await addUser('Root', { roles: ['admin'] });
  const actor = await addUser('Ann');
  const person = await addPerson('Ann Lee');
  return { admin, actor, person };
}

async function claim(actor: Awaited<ReturnType<typeof addUser>>, handle = 'ann-lee') {
  const result = await claimPerson(actor, { handle, reason });
  if (!result.ok) throw new Error(result.refusal);
  return result.value.claimId;
}

test('an approved claim makes two rows one person, and undoing it parts them', async () => {
  const { admin, actor, person } = await setUp();
  const claimId = await claim(actor);
  const decision = { claimId, decision: 'approve' as const, reason: 'Confirmed on chat.' };
  expect(await decideClaim(admin, decision)).toEqual({ ok: true, value: { handle: 'ann-lee' } });
  const row = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  expect(row.mergedIntoId).toBe(person.id);
  const merge = await db.personMerge.findFirstOrThrow();
  await undoMerge(admin, { mergeId: merge.id, reason }, takePartedAlong);
  const after = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  expect(after.mergedIntoId).toBeNull();
  const actions = (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(
    ({ action }) => action,
  );
  expect(actions).toEqual(['claim.open', 'claim.approve', 'person.unmerge']);
});

test('somebody of the record who claims an older name keeps their page', async () => {
  const { admin, actor, person } = await setUp();
  await addPerson('Ann Smith');
  await decideClaim(admin, { claimId: await claim(actor), decision: 'approve', reason });
  const tied = { ...actor, personId: person.id, handle: person.handle };
  await decideClaim(admin, {
    claimId: await claim(tied, 'ann-smith'),
    decision: 'approve',
    reason,
  });
  const rows = await db.person.findMany({ where: { mergedIntoId: person.id } });
  expect(rows.map(({ handle }) => handle).sort()).toEqual(['ann', 'ann-smith']);
});

test('of ten equal claims at once, one is open; of ten answers, one counts', async () => {
  const { admin, actor } = await setUp();
  const claims = await Promise.all(
    Array.from({ length: 10 }, () => claimPerson(actor, { handle: 'ann-lee', reason })),
  );
  expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
  const { id: claimId } = await db.personClaim.findFirstOrThrow();
  const answers = await Promise.all(
    (['approve', 'refuse', 'approve', 'refuse'] as const).map((decision) =>
      decideClaim(admin, { claimId, decision, reason }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.auditEntry.count()).toBe(2);
});

test('a claim is refused for nobody, for oneself, and for who is in no record', async () => {
  const { actor, person } = await setUp();
  await addUser('Bo');
  const refusalOf = async (handle: string, who = actor) => {
    const result = await claimPerson(who, { handle, reason });
    return result.ok ? null : result.refusal;
  };
  expect(await refusalOf('nobody')).toBe('no-such-person');
  expect(await refusalOf('bo')).toBe('not-of-record');
  expect(await refusalOf('ann-lee', { ...actor, personId: person.id })).toBe('yourself');
  expect(await refusalOf('ann-lee')).toBeNull();
  expect(await refusalOf('ann-lee')).toBe('already-claimed');
});

test('a claim is withdrawn by who made it, and answered by another admin', async () => {
  const { admin, actor } = await setUp();
  const claimId = await claim(actor);
  const decision = { claimId, decision: 'approve' as const, reason };
  expect(await decideClaim(actor, decision)).toEqual({ ok: false, refusal: 'not-admin' });
  const selfish = { ...actor, roles: admin.roles };
  expect(await decideClaim(selfish, decision)).toEqual({ ok: false, refusal: 'own-claim' });
  expect(await withdrawClaim(admin, { claimId })).toEqual({ ok: false, refusal: 'no-such-claim' });
  expect(await withdrawClaim(actor, { claimId })).toMatchObject({ ok: true });
  expect(await decideClaim(admin, decision)).toEqual({ ok: false, refusal: 'not-open' });
  expect(await db.personMerge.count()).toBe(0);
  await claim(actor);
});
