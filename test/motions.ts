import { expect } from 'vitest';
import { auditHash, FIRST_LINK } from '@/lib/audit/chain';
import { db } from '@/lib/database/client';
import { proposeMotion } from '@/lib/motions/commands';
import { openMotion } from '@/lib/motions/chair-commands';
import { closeMotion } from '@/lib/motions/decision-commands';
import type { ProposalInput } from '@/lib/motions/schema';
import { castVote } from '@/lib/motions/vote-commands';
import type { Actor, Role, RoleName } from '@/lib/people/role-rules';
import type { Result } from '@/lib/result';

/** The people that a test of motions acts as. */
export type Committee = { chair: Actor; members: Actor[]; outsider: Actor };

/** Returns a role granted by the record, for a person in a test. */
export function roleOf(name: RoleName, scope: string | null = null): Role {
  return { name, scope, ground: 'record', reason: 'For a test.', until: null };
}

/** Adds a person to the database, and returns an actor for them. */
export async function addActor(name: string, roles: readonly Role[] = []): Promise<Actor> {
  const handle = name.toLowerCase();
  const person = await db.person.create({
    data: {
      ...{ handle, name },
      aliases: {
        create: { kind: 'email', value: emailOf(name), key: emailOf(name), source: 'record' },
      },
    },
    select: { id: true },
  });
  const session = { userId: person.id, sessionId: person.id, isDemo: false };
  return { ...session, personId: person.id, handle, name, roles };
}

/** Gives a person a seat on the committee, as the members file does. */
export async function addSeat(
  { name }: Pick<Actor, 'name'>,
  role: string | null = null,
): Promise<void> {
  await db.membership.create({
    data: { body: 'tc', name, email: emailOf(name), role, isCurrent: true },
  });
}

/** Removes a person's seat. */
export async function removeSeat({ name }: Pick<Actor, 'name'>): Promise<void> {
  await db.membership.deleteMany({ where: { name } });
}

function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.org`;
}

const MEMBER = roleOf('member', 'tc');

/** Adds a committee of this size, whose first member is its chair, and one person who is not a member. */
export async function addCommittee(size: number): Promise<Committee> {
  const members: Actor[] = [];
  for (let number = 1; number <= size; number++) {
    const isChair = number === 1;
    const member = await addActor(
      `Member${String(number).padStart(2, '0')}`,
      isChair ? [MEMBER, roleOf('chair', 'tc')] : [MEMBER],
    );
    await addSeat(member, isChair ? 'chair' : null);
    members.push(member);
  }
  return { chair: members[0]!, members, outsider: await addActor('Outsider') };
}

/** Returns a proposal with every field that a form sends. */
export function proposal(fields: Partial<ProposalInput> = {}): ProposalInput {
  return {
    ...{ body: 'tc', kind: 'formal-vote', title: 'Retire the Murano team' },
    text: 'The team is **retired**.\n\nIts repositories are closed.',
    ...{ resolutions: [], teams: [], threads: [], motions: [], supersedes: [] },
    ...fields,
  };
}

/** Proposes and opens a motion. Returns its number. */
export async function openOne(
  { chair, outsider }: Committee,
  fields: Partial<ProposalInput> = {},
): Promise<number> {
  const { id } = valueOf(await proposeMotion(outsider, proposal(fields)));
  valueOf(await openMotion(chair, { id, revision: 1 }));
  return id;
}

/** Makes a motion appear to have been open for longer, by moving all its times back. */
export async function letDaysPass(id: number, days: number): Promise<void> {
  await db.$transaction([
    db.$executeRaw`
      update "Motion" set "proposedAt" = "proposedAt" - make_interval(days => ${days}),
        "openedAt" = "openedAt" - make_interval(days => ${days}),
        "revisedAt" = "revisedAt" - make_interval(days => ${days}),
        "clockStartedAt" = "clockStartedAt" - make_interval(days => ${days}),
        "closesAt" = "closesAt" - make_interval(days => ${days})
      where "id" = ${id}`,
    db.$executeRaw`
      update "MotionElector" set "joinedAt" = "joinedAt" - make_interval(days => ${days}) where "motionId" = ${id}`,
    db.$executeRaw`
      update "MotionRevision" set "revisedAt" = "revisedAt" - make_interval(days => ${days}) where "motionId" = ${id}`,
    db.$executeRaw`
      update "MotionVote" set "castAt" = "castAt" - make_interval(days => ${days}) where "motionId" = ${id}`,
  ]);
}

/** Ends the voting on a motion now, so that any later vote is late. */
export async function letTimeRunOut(id: number): Promise<void> {
  await db.$executeRaw`update "Motion" set "closesAt" = date_trunc('milliseconds', clock_timestamp()) where "id" = ${id}`;
}

/** Opens a motion, has every member vote for it, and closes it once it has passed. Returns its number. */
export async function passOne(committee: Committee): Promise<number> {
  const id = await openOne(committee);
  for (const member of committee.members) {
    valueOf(await castVote(member, { id, choice: 'yes', comment: '', revision: 1 }));
  }
  await letDaysPass(id, 8);
  valueOf(await closeMotion(committee.chair, { id, revision: 1, comment: '' }));
  return id;
}

/**
 * Returns the value of a command that must have succeeded.
 *
 * @throws if the command refused
 */
export function valueOf<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`The command refused: ${result.refusal}`);
  return result.value;
}

/** Returns a command's refusal; `done` if it succeeded. */
export function refusalOf(result: Result<unknown, string>): string {
  return result.ok ? 'done' : result.refusal;
}

/** Returns the actions in the audit log about a motion, in order. */
export async function actionsOf(id: number): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { subject: `motion/${id}` },
    orderBy: { seq: 'asc' },
    select: { action: true },
  });
  return rows.map(({ action }) => action);
}

/** Fails unless the audit log runs from 1 without a gap, and each row carries its own hash and the previous row's. */
export async function expectUnbrokenChain(): Promise<void> {
  const rows = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  let previous = FIRST_LINK;
  for (const [index, row] of rows.entries()) {
    expect(row.seq).toBe(BigInt(index + 1));
    expect(row.previous).toBe(previous);
    expect(row.hash).toBe(auditHash({ ...row, at: row.at.toISOString() }));
    previous = row.hash;
  }
  expect(await db.auditHead.findFirst()).toMatchObject({
    seq: BigInt(rows.length),
    hash: previous,
  });
}
