import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { db } from '@/lib/database/client';
import { approveMotion } from '@/lib/motions/approval-commands';
import {
  chooseClock,
  holdMotion,
  openMotion,
  resumeMotion,
  withdrawMotion,
} from '@/lib/motions/chair-commands';
import { linkMotion, proposeMotion, reviseMotion } from '@/lib/motions/commands';
import { hideComment, sayComment } from '@/lib/motions/comment-commands';
import { closeDueMotions, closeMotion } from '@/lib/motions/decision-commands';
import { getMotion } from '@/lib/motions/queries';
import { isOnRecord, recordFile } from '@/lib/motions/record-file';
import * as schemas from '@/lib/motions/schema';
import { castVote, recuse, undoRecusal } from '@/lib/motions/vote-commands';
import type { Actor } from '@/lib/people/role-rules';
import {
  addActor,
  addCommittee,
  letDaysPass,
  letTimeRunOut,
  openOne,
  proposal,
  refusalOf,
  roleOf,
  valueOf,
  type Committee,
} from '@/test/motions';

/**
 * The attack: a person has votes cast for one text and tries to have them adopt another. A vote, a consent and a second
 * belong to one revision, and every form to the revision it was rendered from.
 */

const DAY = 86_400_000;
const HARMLESS = { title: 'Thank the release team', text: 'We thank the release team.' };
const TAKEOVER = {
  title: 'Give Acme Corp the release rights',
  text: 'Acme Corp takes over all releases.',
  note: 'wording',
};

/** Sets the end of voting to this many seconds from now. */
async function letItEndSoon(id: number, seconds: number): Promise<void> {
  await db.$executeRaw`update "Motion" set "closesAt" = clock_timestamp() + make_interval(secs => ${seconds}) where "id" = ${id}`;
}

async function allSayYes({ members }: Committee, id: number, revision = 1): Promise<void> {
  for (const member of members) {
    valueOf(await castVote(member, { id, revision, choice: 'yes', comment: '' }));
  }
}

describe('a bait and switch', () => {
  test('five seconds before the end is refused to a proposer without a seat', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee, HARMLESS);
    await allSayYes(committee, id);
    await letDaysPass(id, 8);
    await letItEndSoon(id, 5);

    const switched = await reviseMotion(committee.outsider, { id, revision: 1, ...TAKEOVER });

    expect(refusalOf(switched)).toBe('no-seat-to-revise');
    await letTimeRunOut(id);
    expect(await closeDueMotions()).toEqual([id]);
    expect(await db.resolution.findFirst({ where: { motionId: id } })).toMatchObject({
      title: HARMLESS.title,
    });
  });

  test('by the chair carries no vote along, moves the end, and the worker adopts nothing', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee, HARMLESS);
    await allSayYes(committee, id);
    await letDaysPass(id, 8);
    await letItEndSoon(id, 5);

    valueOf(await reviseMotion(committee.chair, { id, revision: 1, ...TAKEOVER }));

    const motion = (await getMotion(id))!;
    const revisedAt = motion.revisions[1]!.revisedAt.getTime();
    expect(motion.closesAt!.getTime()).toBe(revisedAt + 2 * DAY);
    expect(refusalOf(await closeMotion(committee.chair, { id, revision: 2, comment: '' }))).toBe(
      'too-early',
    );
    await letTimeRunOut(id);
    expect(await closeDueMotions()).toEqual([id]);
    const decided = (await getMotion(id))!;
    expect(decided).toMatchObject({
      state: 'rejected',
      outcome: { tally: { yes: 0, no: 0, abstain: 0, notVoted: 5 } },
    });
    expect(decided.outcome?.narrative).toContain(
      'Member01, Member02, Member03, Member04 and Member05 voted on an earlier text and did not confirm those votes: they do not count.',
    );
    expect(decided.outcome?.votes[0]).toMatchObject({ choice: 'yes', uncounted: 'outdated' });
    expect(await db.resolution.count()).toBe(0);
  });

  test('on a fast track leaves the one yes behind', async () => {
    const committee = await addCommittee(3);
    const [, mei, noor] = committee.members;
    const proposed = await proposeMotion(mei!, proposal({ kind: 'typo-fix', ...HARMLESS }));
    const { id } = valueOf(proposed);
    valueOf(await openMotion(noor!, { id, revision: 1 }));
    valueOf(await castVote(noor!, { id, revision: 1, choice: 'yes', comment: '' }));
    valueOf(await reviseMotion(mei!, { id, revision: 1, ...TAKEOVER }));

    const close = { id, revision: 2, comment: '' };
    expect(refusalOf(await closeMotion(noor!, close))).toBe('does-not-pass');
    valueOf(await castVote(noor!, { id, revision: 2, choice: 'yes', comment: '' }));
    expect(valueOf(await closeMotion(noor!, close))).toMatchObject({ passes: true });
  });

  test('of what the chair rewrote is not closed in the same minute', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee, HARMLESS);
    await allSayYes(committee, id);
    await letDaysPass(id, 8);
    valueOf(await reviseMotion(committee.chair, { id, revision: 1, ...TAKEOVER }));
    await allSayYes(committee, id, 2);

    const close = { id, revision: 2, comment: '' };
    expect(refusalOf(await closeMotion(committee.chair, close))).toBe('too-early');
    await letDaysPass(id, 2);
    expect(valueOf(await closeMotion(committee.chair, close))).toMatchObject({ passes: true });
  });

  test('leaves a consent behind, and a second', async () => {
    const committee = await addCommittee(4);
    const [, proposer, ...others] = committee.members;
    const official = await addActor('Olu', [roleOf('election-official')]);
    const fields = { kind: 'election-results', title: 'Results', text: 'Alice won.' };
    const { id } = valueOf(await proposeMotion(proposer!, proposal(fields)));
    valueOf(await openMotion(committee.chair, { id, revision: 1 }));
    const consent = { id, revision: 1, capacity: 'election-official' as const };
    valueOf(await approveMotion(official, { ...consent, comment: 'Checked: Alice.' }));
    const switched = { id, revision: 1, title: 'Results', text: 'Mallory won.', note: 'typo' };
    valueOf(await reviseMotion(proposer!, switched));
    for (const member of others) {
      valueOf(await castVote(member, { id, revision: 2, choice: 'yes', comment: '' }));
    }
    await letDaysPass(id, 3);

    const close = { id, revision: 2, comment: '' };
    expect(refusalOf(await closeMotion(committee.chair, close))).toBe('undecided');
    expect((await getMotion(id))?.approvals).toMatchObject([{ revision: 1 }]);
    expect(refusalOf(await approveMotion(official, { ...consent, comment: '' }))).toBe(
      'revised-meanwhile',
    );
    valueOf(await approveMotion(official, { ...consent, revision: 2, comment: '' }));
    expect(valueOf(await closeMotion(committee.chair, close))).toMatchObject({ passes: true });
  });
});

test('links outdate nothing: the text is as it was', async () => {
  await db.team.create({ data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 } });
  const committee = await addCommittee(3);
  const id = await openOne(committee, HARMLESS);
  await allSayYes(committee, id);
  const links = { resolutions: [], teams: ['nova'], threads: [], motions: [] };
  valueOf(await linkMotion(committee.chair, { id, revision: 1, ...links }));
  await letDaysPass(id, 8);
  const close = { id, revision: 1, comment: '' };
  expect(valueOf(await closeMotion(committee.chair, close))).toMatchObject({ passes: true });
});

describe('a form of an earlier revision', () => {
  const reason = 'For a test.';
  const noLinks = { resolutions: [], teams: ['nova'], threads: [], motions: [] };

  /** All actions on a motion, as a form rendered from revision 1 sends them. */
  const forms: Record<string, (actors: Actors, id: number) => Promise<string>> = {
    open: async ({ chair }, id) => refusalOf(await openMotion(chair, { id, revision: 1 })),
    vote: async ({ chair }, id) =>
      refusalOf(await castVote(chair, { id, revision: 1, choice: 'yes', comment: '' })),
    recuse: async ({ chair }, id) => refusalOf(await recuse(chair, { id, revision: 1, reason })),
    return: async ({ recused }, id) =>
      refusalOf(await undoRecusal(recused, { id, revision: 1, reason })),
    approve: async ({ lead }, id) =>
      refusalOf(await approveMotion(lead, { id, revision: 1, capacity: 'team-lead', comment: '' })),
    revise: async ({ chair }, id) =>
      refusalOf(await reviseMotion(chair, { id, revision: 1, ...TAKEOVER })),
    hold: async ({ chair }, id) => refusalOf(await holdMotion(chair, { id, revision: 1, reason })),
    withdraw: async ({ chair }, id) =>
      refusalOf(await withdrawMotion(chair, { id, revision: 1, reason })),
    clock: async ({ chair }, id) =>
      refusalOf(await chooseClock(chair, { id, revision: 1, clock: 'runs-on', reason })),
    close: async ({ chair }, id) =>
      refusalOf(await closeMotion(chair, { id, revision: 1, comment: '' })),
    link: async ({ chair }, id) =>
      refusalOf(await linkMotion(chair, { id, revision: 1, ...noLinks })),
    comment: async ({ outsider }, id) =>
      refusalOf(await sayComment(outsider, { id, revision: 1, text: 'I agree.' })),
    hide: async ({ chair }, id) =>
      refusalOf(
        await hideComment(chair, { id, revision: 1, commentId: crypto.randomUUID(), reason }),
      ),
    resume: async ({ chair }, id) => {
      valueOf(await holdMotion(chair, { id, revision: 2, reason }));
      return refusalOf(await resumeMotion(chair, { id, revision: 1, reason }));
    },
  };

  type Actors = Committee & { lead: Actor; recused: Actor };

  /**
   * Adds a project update whose text is at revision 2. If it is open, one member has recused themselves and three days
   * have passed.
   */
  async function revisedOne(isOpen: boolean): Promise<Actors & { id: number }> {
    await db.team.create({ data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 } });
    const committee = await addCommittee(4);
    const lead = await addActor('Lead', [roleOf('ptl', 'nova')]);
    const recused = committee.members[3]!;
    const fields = { kind: 'project-update', team: 'nova', ...HARMLESS };
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal(fields)));
    if (isOpen) valueOf(await openMotion(committee.chair, { id, revision: 1 }));
    valueOf(await reviseMotion(committee.chair, { id, revision: 1, ...TAKEOVER }));
    if (!isOpen) return { ...committee, lead, recused, id };
    valueOf(await recuse(recused, { id, revision: 2, reason }));
    await letDaysPass(id, 3);
    return { ...committee, lead, recused, id };
  }

  test.each(Object.keys(forms))('is refused: %s', async (name) => {
    const { id, ...actors } = await revisedOne(name !== 'open');
    const { lead, members, chair } = actors;
    if (name === 'close') {
      for (const member of [members[1]!, members[2]!]) {
        valueOf(await castVote(member, { id, revision: 2, choice: 'yes', comment: '' }));
      }
      const consent = { id, revision: 2, capacity: 'team-lead' as const, comment: '' };
      valueOf(await approveMotion(lead, consent));
    }

    expect(await forms[name]!(actors, id)).toBe('revised-meanwhile');

    if (name !== 'close') return;
    expect(valueOf(await closeMotion(chair, { id, revision: 2, comment: '' }))).toMatchObject({
      passes: true,
    });
  });

  test('cannot be made: every form about a motion takes the revision', () => {
    const shapes = Object.entries(schemas).flatMap(([name, schema]) =>
      typeof schema === 'object' && 'shape' in schema ? [{ name, shape: schema.shape }] : [],
    );
    const aboutOne = shapes.filter(({ shape }) => 'id' in shape);
    expect(aboutOne.length).toBeGreaterThan(8);
    expect(aboutOne.filter(({ shape }) => !('revision' in shape))).toEqual([]);
  });
});

test('decision, record, history and file carry the SHA-256 of the text that was decided', async () => {
  const committee = await addCommittee(3);
  const id = await openOne(committee, HARMLESS);
  await allSayYes(committee, id);
  await letDaysPass(id, 8);
  valueOf(await closeMotion(committee.chair, { id, revision: 1, comment: '' }));

  const bytes = `# ${HARMLESS.title}\n\n${HARMLESS.text}\n`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const motion = (await getMotion(id))!;
  expect(motion.sha256).toBe(sha256);
  expect(motion.outcome?.text).toEqual({ revision: 1, sha256 });
  if (!isOnRecord(motion)) throw new Error('It is decided.');
  const context = { bodyName: 'TC', address: 'https://example.org' };
  expect(await recordFile(motion, context)).toContain(sha256);
  const rows = await db.auditEntry.findMany({
    where: {
      subject: `motion/${id}`,
      action: { in: ['motion.propose', 'motion.open', 'motion.pass'] },
    },
    select: { detail: true },
  });
  const digests = rows.map(({ detail }) => (JSON.parse(detail) as { sha256: string }).sha256);
  expect(digests).toEqual([sha256, sha256, sha256]);
});
