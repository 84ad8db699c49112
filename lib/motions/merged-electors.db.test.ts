import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import type { Actor } from '@/lib/people/role-rules';
import {
  actionsOf,
  addCommittee,
  expectUnbrokenChain,
  letDaysPass,
  openOne,
  refusalOf,
  valueOf,
  type Committee,
} from '@/test/motions';
import { addUser } from '@/test/people';
import { closeMotion } from './decision-commands';
import { takePartedAlong } from './parted-commands';
import { getMotion, motionsWaitingFor } from './queries';
import { standingOf } from './standing-rules';
import type { Choice } from './types';
import { followSeats } from './seat-commands';
import { castVote, recuse, undoRecusal } from './vote-commands';

let committee: Committee;
let admin: Actor;
let id: number;
/** Two members who turn out to be one person. `ann` is the account that acts as that person. */
let ann: Actor;
let smith: Actor;

beforeEach(async () => {
  committee = await addCommittee(4);
  admin = await addUser('Root', { roles: ['admin'] });
  id = await openOne(committee);
  ann = committee.members[1]!;
  smith = await withUser(committee.members[2]!);
});

/** A member with an account, so that their actions are known as theirs after a merge. */
async function withUser(actor: Actor): Promise<Actor> {
  const { id: userId } = await db.user.create({
    data: { personId: actor.personId },
    select: { id: true },
  });
  return { ...actor, userId };
}

/** The account of the merged row, signed in as the person that it now belongs to. */
const smithAsAnn = (): Actor => ({ ...smith, personId: ann.personId, handle: ann.handle });

async function merge(): Promise<string> {
  const people = { from: smith.handle, into: ann.handle, reason: 'One person, two names.' };
  return valueOf(await mergePeople(admin, people)).mergeId;
}

async function undo(mergeId: string): Promise<void> {
  valueOf(await undoMerge(admin, { mergeId, reason: 'They are two after all.' }, takePartedAlong));
}

async function say(actor: Actor, choice: Choice): Promise<void> {
  valueOf(await castVote(actor, { id, revision: 1, choice, comment: '' }));
}

async function tally() {
  const motion = await getMotion(id);
  const { members, tally: counted } = standingOf(motion!.facts, motion!.rule!, new Date());
  return { members, ...counted };
}

const count = (members: number, yes: number, no: number) => ({
  ...{ members, yes, no, abstain: 0, notVoted: members - yes - no },
});

test('of two electors who are one person, the vote cast last counts, and nothing else of them', async () => {
  await say(ann, 'yes');
  await say(smith, 'no');
  expect(await tally()).toEqual(count(4, 1, 1));

  const mergeId = await merge();

  expect(await tally()).toEqual(count(3, 0, 1));
  await followSeats();
  expect(await tally()).toEqual(count(3, 0, 1));
  await undo(mergeId);
  expect(await tally()).toEqual(count(4, 1, 1));
  await followSeats();
  expect(await tally()).toEqual(count(4, 1, 1));
  expect(await actionsOf(id)).toEqual([
    ...['motion.propose', 'motion.open', 'motion.vote', 'motion.vote'],
  ]);
  await expectUnbrokenChain();
});

test('a vote of one of the two counts, whichever of them cast it, and nobody else waits for the other', async () => {
  await say(smith, 'yes');
  const mergeId = await merge();
  expect(await tally()).toEqual(count(3, 1, 0));
  expect(await motionsWaitingFor(ann.personId)).toEqual([]);
  await followSeats();
  expect(await tally()).toEqual(count(3, 1, 0));
  await undo(mergeId);
  expect(await tally()).toEqual(count(4, 1, 0));
  expect(await motionsWaitingFor(ann.personId)).toHaveLength(1);
  expect(await motionsWaitingFor(smith.personId)).toEqual([]);
});

test('what the one person says later counts alone, and is on the seat of the account that said it', async () => {
  await say(ann, 'yes');
  await say(smith, 'no');
  const mergeId = await merge();

  await say(ann, 'abstain');
  expect(await tally()).toEqual({ ...count(3, 0, 0), abstain: 1, notVoted: 2 });
  await say(smithAsAnn(), 'yes');
  expect(await tally()).toEqual(count(3, 1, 0));
  await followSeats();
  await say(ann, 'no');
  expect(await tally()).toEqual(count(3, 0, 1));

  await undo(mergeId);
  await followSeats();
  const { electors } = (await getMotion(id))!;
  const choiceOf = ({ personId }: Actor) =>
    electors.find((elector) => elector.personId === personId)?.vote?.choice;
  expect([choiceOf(ann), choiceOf(smith)]).toEqual(['no', 'yes']);
  expect(await tally()).toEqual(count(4, 1, 1));
});

test('of votes cast under both accounts at once, one counts', async () => {
  await merge();
  const choices = ['yes', 'no', 'yes', 'no'] as const;
  await Promise.all(
    choices.flatMap((choice) => [say(ann, choice), say(smithAsAnn(), choice), followSeats()]),
  );
  const { members, yes, no } = await tally();
  expect([members, yes + no]).toEqual([3, 1]);
  await expectUnbrokenChain();
});

test('who stands aside under one name does not vote under the other, and comes back once', async () => {
  await say(smith, 'yes');
  await merge();
  valueOf(await recuse(ann, { id, revision: 1, reason: 'My employer is affected.' }));
  expect(await tally()).toEqual(count(2, 0, 0));
  const vote = { id, revision: 1, choice: 'yes', comment: '' } as const;
  expect(refusalOf(await castVote(ann, vote))).toBe('recused');
  expect(refusalOf(await castVote(smithAsAnn(), vote))).toBe('recused');

  valueOf(await undoRecusal(smithAsAnn(), { id, revision: 1, reason: 'No longer so.' }));
  expect(await tally()).toEqual(count(3, 1, 0));
  expect(refusalOf(await undoRecusal(ann, { id, revision: 1, reason: 'Once more.' }))).toBe(
    'not-recused',
  );
});

test('who leaves the body takes both seats along', async () => {
  await say(ann, 'yes');
  await say(smith, 'no');
  await merge();
  await db.membership.deleteMany({ where: { name: { in: [ann.name, smith.name] } } });
  await followSeats();
  expect(await tally()).toEqual(count(2, 0, 0));
});

test('a decision says by name whose second vote it did not count, and keeps saying so', async () => {
  await say(committee.chair, 'yes');
  await say(ann, 'no');
  await say(smith, 'yes');
  const mergeId = await merge();
  await letDaysPass(id, 7);

  valueOf(await closeMotion(committee.chair, { id, revision: 1, comment: '' }));

  const { outcome } = (await getMotion(id))!;
  expect(outcome).toMatchObject({ passes: true, members: 3 });
  expect(outcome?.tally).toEqual({ yes: 2, no: 0, abstain: 0, notVoted: 1 });
  expect(outcome?.votes.filter(({ uncounted }) => uncounted !== null)).toMatchObject([
    { name: ann.name, choice: 'no', uncounted: 'same-person' },
  ]);
  expect(outcome?.narrative).toContain(
    `${ann.name} is the same person as another member: the vote they cast last counts.`,
  );
  await undo(mergeId);
  expect((await getMotion(id))?.outcome).toEqual(outcome);
});
