/** The attack: a person looks for other people's audit log rows on the page that shows their own. */
import { expect, test } from 'vitest';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { claimPerson, decideClaim } from '@/lib/people/identity/claim-commands';
import { revokeGrant } from '@/lib/people/roles/grant-commands';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import { listOwnRows } from '@/lib/people/identity/own-log-queries';
import type { Actor } from '@/lib/people/role-rules';
import { addPerson, addUser, giveRole } from '@/test/people';

const reason = 'Said so on the list.';
const ALL = { take: 1_000 };

/**
 * Returns the rows a person is shown, oldest first: the action, followed by `by` and the actor unless it was the
 * person.
 */
async function shownTo(personId: string): Promise<string[]> {
  const rows = await listOwnRows(personId, ALL);
  return rows
    .toReversed()
    .map(({ action, isOwn, actor }) => (isOwn ? action : `${action} by ${actor}`));
}

/** Writes the row of a comment by this person. */
async function comment(actor: Actor): Promise<void> {
  const row = { action: 'motion.comment', subject: 'motion/1', reason: 'It said so.' } as const;
  await db.$transaction((tx) => recordAudit(tx, actor, row));
}

async function setUp() {
  const admin = await addUser('Root', { roles: ['admin'] });
  const [ann, bo] = [await addUser('Ann'), await addUser('Bo')];
  return { admin, ann, bo };
}

test('one sees what one did and what others did about one, and nothing of anybody else', async () => {
  const { admin, ann, bo } = await setUp();
  await comment(ann);
  await comment(bo);
  const grantId = await giveRole(admin, 'ann');
  await giveRole(admin, 'bo');
  await revokeGrant(admin, { grantId, reason });

  expect(await shownTo(ann.personId)).toEqual([
    'motion.comment',
    'grant.give by Root',
    'grant.revoke by Root',
  ]);
  expect(await shownTo(bo.personId)).toEqual(['motion.comment', 'grant.give by Root']);
  expect(await shownTo(admin.personId)).toEqual(['grant.give', 'grant.give', 'grant.revoke']);
});

test('a handle that begins as another’s does, or is a pattern, opens nothing', async () => {
  const { admin, ann } = await setUp();
  await addPerson('Ann Lee');
  await giveRole(admin, 'ann-lee');
  const joker = await db.person.create({ data: { handle: '%', name: 'Joker', origin: 'sign-in' } });
  expect(await shownTo(ann.personId)).toEqual([]);
  expect(await shownTo(joker.id)).toEqual([]);
});

test('while a merge stands one sees the rows of both; once undone each sees their own, and both sides of it', async () => {
  const { admin, ann, bo } = await setUp();
  await comment(ann);
  await comment(bo);
  const merged = await mergePeople(admin, { from: 'bo', into: 'ann', reason });
  if (!merged.ok) throw new Error(merged.refusal);
  expect(await shownTo(ann.personId)).toEqual([
    ...['motion.comment', 'motion.comment', 'person.merge by Root'],
  ]);

  await comment(ann);
  await undoMerge(admin, { mergeId: merged.value.mergeId, reason }, takePartedAlong);
  const both = ['person.merge by Root', 'person.unmerge by Root'];
  expect(await shownTo(bo.personId)).toEqual(['motion.comment', ...both]);
  expect(await shownTo(ann.personId)).toEqual([
    ...['motion.comment', both[0], 'motion.comment', both[1]],
  ]);
});

test('a claim is seen by who made it and by whom it is about, and by nobody else', async () => {
  const { admin, ann, bo } = await setUp();
  const lee = await addPerson('Ann Lee');
  for (const claimant of [ann, bo]) {
    const claim = await claimPerson(claimant, { handle: 'ann-lee', reason });
    if (!claim.ok) throw new Error(claim.refusal);
    await decideClaim(admin, { claimId: claim.value.claimId, decision: 'refuse', reason });
  }
  expect(await shownTo(ann.personId)).toEqual(['claim.open', 'claim.refuse by Root']);
  expect(await shownTo(bo.personId)).toEqual(['claim.open', 'claim.refuse by Root']);
  expect(await shownTo(lee.id)).toEqual([
    ...['claim.open by Ann', 'claim.refuse by Root'],
    ...['claim.open by Bo', 'claim.refuse by Root'],
  ]);
});

test('the answer to a claim is seen by who made it, also when who it was about has become somebody else', async () => {
  const { admin, ann } = await setUp();
  await addPerson('Ann Lee');
  await addPerson('Ann B Lee');
  const claim = await claimPerson(ann, { handle: 'ann-lee', reason });
  if (!claim.ok) throw new Error(claim.refusal);
  await mergePeople(admin, { from: 'ann-lee', into: 'ann-b-lee', reason });
  await decideClaim(admin, { claimId: claim.value.claimId, decision: 'refuse', reason });
  expect(await shownTo(ann.personId)).toEqual(['claim.open', 'claim.refuse by Root']);
});

test('pages follow each other without a gap, and no number of a row opens another’s', async () => {
  const { ann, bo } = await setUp();
  for (let count = 0; count < 7; count += 1) {
    await comment(ann);
    await comment(bo);
  }
  const seen: bigint[] = [];
  let before: bigint | undefined;
  do {
    const rows = await listOwnRows(ann.personId, { before, take: 3 });
    seen.push(...rows.map(({ seq }) => seq));
    before = rows.at(-1)?.seq;
  } while (before !== undefined);
  expect(seen.map(Number)).toEqual([13, 11, 9, 7, 5, 3, 1]);

  for (const number of [1n, 2n, 3n, 999_999_999_999_999_999n]) {
    const rows = await listOwnRows(ann.personId, { before: number, take: 3 });
    expect(rows.every(({ isOwn, seq }) => isOwn && seq < number)).toBe(true);
  }
});
