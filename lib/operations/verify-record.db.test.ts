import { Client } from 'pg';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asJson, asText } from './verify';
import { verifyAudit } from './verify-audit';
import { closeMotion } from '@/lib/motions/decision-commands';
import { castVote, recuse } from '@/lib/motions/vote-commands';
import { giveGrant, revokeGrant } from '@/lib/people/roles/grant-commands';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import { keepFixtures } from '@/test/fixture-client';
import { FIXTURES_PERMITTED } from '@/test/fixture-permits';
import { addCommittee, letDaysPass, openOne, valueOf } from '@/test/motions';
import { addPerson, addUser } from '@/test/people';

const url = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
let owner: Client;
let motion: number;

const check = () => verifyAudit(url, { progress: () => undefined, permits: FIXTURES_PERMITTED });

/** A committee that voted, changed a vote and decided; roles granted and removed; people merged and unmerged. */
beforeEach(async () => {
  keepFixtures();
  const committee = await addCommittee(3);
  motion = await openOne(committee);
  await letDaysPass(motion, 30);
  const [chair, second, third] = committee.members;
  for (const [actor, choice] of [
    [chair!, 'yes'],
    [second!, 'no'],
    [second!, 'yes'],
  ] as const) {
    valueOf(await castVote(actor, { id: motion, revision: 1, choice, comment: 'Read.' }));
  }
  valueOf(await recuse(third!, { id: motion, revision: 1, reason: 'A matter of their own.' }));
  valueOf(await closeMotion(chair!, { id: motion, revision: 1, comment: 'Counted.' }));
  await decideOnPeople();

  owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
});
afterEach(() => owner.end());

async function decideOnPeople(): Promise<void> {
  const admin = await addUser('Root', { roles: ['admin'] });
  const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const given = { scope: null, reason: 'For the election.', lastDay };
  for (const name of ['Ana', 'Bo']) {
    const { handle } = await addPerson(name);
    const grant = await giveGrant(admin, { ...given, handle, role: 'election-official' });
    if (name === 'Bo') {
      valueOf(await revokeGrant(admin, { grantId: valueOf(grant).grantId, reason: 'It is over.' }));
    }
  }
  const rows: { handle: string }[] = [];
  for (const name of ['Cy One', 'Cy Two', 'Di One', 'Di Two']) rows.push(await addPerson(name));
  const reason = 'The same person.';
  const join = (from: number, into: number) =>
    mergePeople(admin, { from: rows[from]!.handle, into: rows[into]!.handle, reason });
  valueOf(await join(0, 1));
  const { mergeId } = valueOf(await join(2, 3));
  valueOf(await undoMerge(admin, { mergeId, reason: 'They are two.' }, takePartedAlong));
}

test('a record that nobody touched agrees with the log', async () => {
  expect(await check()).toMatchObject({ fault: null, mismatches: [] });
});

test.each([
  ['a vote that is no longer in the record', `delete from "MotionVoteCast" where choice = 'no'`],
  [
    'a vote that was never cast',
    `insert into "MotionVoteCast" select id + 100, "motionId", "electorId", choice, comment, revision, "castAt" from "MotionVoteCast" where choice = 'no'`,
  ],
  [
    'another choice in the history',
    `update "MotionVoteCast" set choice = 'abstain' where choice = 'no'`,
  ],
  [
    'a vote moved to another time',
    `update "MotionVoteCast" set "castAt" = "castAt" - interval '1 hour' where choice = 'no'`,
  ],
  ['another choice that counts', `update "MotionVote" set choice = 'no'`],
  ['another comment that is shown', `update "MotionVote" set comment = 'Unread.'`],
  [
    'a vote that counts and was never cast',
    `insert into "MotionVote" select id, "motionId", 'yes', '', 1, now() from "MotionElector" where "recusedAt" is not null`,
  ],
  ['a vote that no longer counts', `delete from "MotionVote"`],
  ['another decision', `update "Motion" set state = 'rejected'`],
  [
    'another count of a decision',
    `update "Motion" set outcome = jsonb_set(outcome, '{tally,yes}', '7')`,
  ],
  ['another day of a decision', `update "Motion" set "decidedAt" = "decidedAt" - interval '1 day'`],
  ['a decision taken back', `update "Motion" set state = 'open', "decidedAt" = null`],
  [
    'a role given by nobody',
    `insert into "Grant" (id, "personId", role, reason, "expiresAt") select gen_random_uuid(), id, 'admin', 'x', now() + interval '1 day' from "Person" limit 1`,
  ],
  ['another role than was given', `update "Grant" set role = 'admin'`],
  [
    'a role that lasts longer than was given',
    `update "Grant" set "expiresAt" = "expiresAt" + interval '1 year'`,
  ],
  ['a role that is gone', `delete from "Grant" where "revokedAt" is null`],
  ['a role that was taken back and stands again', `update "Grant" set "revokedAt" = null`],
  ['a role taken back by nobody', `update "Grant" set "revokedAt" = now()`],
  [
    'people merged by nobody',
    `insert into "PersonMerge" (id, "fromId", "intoId", reason) select gen_random_uuid(), "intoId", "fromId", 'x' from "PersonMerge" limit 1`,
  ],
  ['a merge that is gone', `delete from "PersonMerge" where "undoneAt" is null`],
  ['people parted by nobody', `update "PersonMerge" set "undoneAt" = now()`],
  ['people who were parted and are one again', `update "PersonMerge" set "undoneAt" = null`],
])('%s: is found', async (_, change) => {
  const { rowCount } = await owner.query(change);
  expect(rowCount).toBeGreaterThan(0);

  const { fault, mismatches } = await check();
  expect(fault).toBeNull();
  expect(mismatches).not.toEqual([]);
});

test('what is found is said with its place, for people and for programs', async () => {
  await owner.query(`update "Motion" set state = 'rejected'`);
  const report = await check();

  expect(asText(report)).toContain(
    `motion/${motion}: Motion [${motion}]: state is "rejected" in the database; the audit log says "passed" (row`,
  );
  expect(asText(report)).toContain(`--head ${report.head.seq}:${report.head.hash}`);
  expect(JSON.parse(asJson(report))).toMatchObject({
    ok: false,
    fault: null,
    mismatches: [
      { subject: `motion/${motion}`, what: expect.stringContaining('rejected') as string },
    ],
  });
});

test('a vote brought in from elsewhere needs its row of the log as any other', async () => {
  const seat = '(select id from "MotionElector" where "recusedAt" is not null)';
  const vote = `select ${seat}, ${motion}, 'yes', '', 1, now(), 'gerrit'`;
  const columns = '"electorId", "motionId", choice, comment, revision, "castAt", source';
  for (const table of ['MotionVote', 'MotionVoteCast']) {
    await owner.query(`insert into "${table}" (${columns}) ${vote}`);
  }

  const { mismatches } = await check();
  expect(mismatches.map(({ table }) => table)).toEqual(['MotionVote', 'MotionVoteCast']);
});

test('an audit row made up for a vote that nobody cast is found', async () => {
  await owner.query('set session_replication_role = origin');
  await owner.query(
    `insert into "AuditEntry" (actor, action, subject, reason, detail) values ('Ana', 'motion.vote', 'motion/${motion}', 'x', '{"cast":"9999999","choice":"yes"}')`,
  );

  const { fault, mismatches } = await check();
  expect(fault).toBeNull();
  expect(mismatches).toMatchObject([
    {
      subject: `motion/${motion}`,
      what: 'The audit log tells of a vote (9999999) that the record does not hold.',
    },
  ]);
});

test('an audit row whose changes were spoiled is a fault of the log, and the check goes on', async () => {
  await owner.query(`update "AuditEntry" set changes = '{' where action = 'motion.vote'`);
  const { fault, mismatches } = await check();

  expect(fault).toMatchObject({ is: 'altered' });
  const unknown = mismatches.filter(({ table }) => table === 'MotionVoteCast');
  expect(unknown).toHaveLength(3);
});
