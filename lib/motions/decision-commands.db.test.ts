import { describe, expect, test } from 'vitest';
import { ROLLCALL } from '@/lib/audit/record';
import { searchKinds } from '@/lib/parts/search-kinds';
import { db } from '@/lib/database/client';
import { removeGovernanceItem, saveGovernanceItem } from '@/lib/governance/commands';
import { getResolution } from '@/lib/governance/page-queries';
import { readResolution } from '@/lib/governance/pages';
import { rebuildSearch } from '@/lib/search/commands';
import { dayOf } from '@/lib/time';
import {
  actionsOf,
  addCommittee,
  expectUnbrokenChain,
  letDaysPass,
  letTimeRunOut,
  openOne,
  refusalOf,
  valueOf,
  type Committee,
} from '@/test/motions';
import { holdMotion, resumeMotion } from './chair-commands';
import { closeDueMotions, closeMotion } from './decision-commands';
import { getDecision, getMotion } from './queries';
import { isOnRecord, recordFile, recordFileName } from './record-file';
import type { Choice } from './types';
import type { ProposalInput } from './schema';
import { castVote, recuse } from './vote-commands';

const DAYS_LATER = 8;

async function decidable(
  votes: readonly Choice[],
  fields: Partial<ProposalInput> = {},
): Promise<Committee & { id: number }> {
  const committee = await addCommittee(9);
  const id = await openOne(committee, fields);
  for (const [index, choice] of votes.entries()) {
    const comment = index === 0 ? 'Nobody is left.' : '';
    valueOf(await castVote(committee.members[index]!, { id, revision: 1, choice, comment }));
  }
  await letDaysPass(id, DAYS_LATER);
  return { ...committee, id };
}

const closing = (id: number) => ({ id, revision: 1, comment: '' });

async function addResolution(slug: string, title = slug): Promise<void> {
  await db.resolution.create({
    data: {
      ...{ slug, title, date: new Date('2020-01-31'), status: 'current', html: '', text: '' },
      path: `resolutions/${slug}.rst`,
    },
  });
}

describe('closing', () => {
  test('a motion that passes becomes a resolution with its votes', async () => {
    const { id, chair } = await decidable(['yes', 'yes', 'yes', 'no', 'abstain']);

    const decision = valueOf(await closeMotion(chair, closing(id)));

    const slug = `${dayOf(new Date()).replaceAll('-', '')}-retire-the-murano-team`;
    expect(decision).toEqual({ id, passes: true, resolution: slug });
    const resolution = await getResolution(slug);
    expect(resolution).toMatchObject({
      ...{ title: 'Retire the Murano team', status: 'current', origin: 'motion', motionId: id },
      ...{ date: dayOf(new Date()), author: 'Outsider' },
    });
    expect(resolution?.html).toContain('<strong>retired</strong>');
    const outcome = (await getDecision(id))?.outcome;
    expect(outcome?.tally).toEqual({ yes: 3, no: 1, abstain: 1, notVoted: 4 });
    expect(outcome?.votes[0]).toMatchObject({
      name: 'Member01',
      choice: 'yes',
      revision: 1,
      comment: 'Nobody is left.',
    });
    expect(outcome?.votes).toHaveLength(9);
    expect(await getMotion(id)).toMatchObject({
      state: 'passed',
      resolution: slug,
      decidedBy: { name: 'Member01' },
    });
    expect((await actionsOf(id)).at(-1)).toBe('motion.pass');
    await expectUnbrokenChain();
  });

  test('a tie is a rejection and leaves no resolution', async () => {
    const { id, chair } = await decidable(['yes', 'yes', 'yes', 'no', 'no', 'no']);

    expect(valueOf(await closeMotion(chair, closing(id)))).toMatchObject({ passes: false });

    expect(await db.resolution.count()).toBe(0);
    expect((await getMotion(id))?.state).toBe('rejected');
    expect((await actionsOf(id)).at(-1)).toBe('motion.reject');
  });

  test('a vote of somebody who stood aside is told and not counted', async () => {
    const { id, chair, members } = await decidable(['yes', 'yes', 'yes']);
    valueOf(await recuse(members[2]!, { id, revision: 1, reason: 'It is my employer.' }));

    expect(valueOf(await closeMotion(chair, closing(id)))).toMatchObject({ passes: false });

    const outcome = (await getDecision(id))?.outcome;
    expect(outcome?.members).toBe(8);
    expect(outcome?.votes[2]).toMatchObject({ choice: 'yes', uncounted: 'recused' });
  });

  test('is refused to who may not, too early, while held, and twice', async () => {
    const { id, chair, members } = await decidable(['yes', 'yes', 'yes']);
    expect(refusalOf(await closeMotion(members[1]!, closing(id)))).toBe('not-chair');
    expect(refusalOf(await closeMotion(chair, closing(id + 1)))).toBe('no-such-motion');
    valueOf(await holdMotion(chair, { id, revision: 1, reason: 'The debate goes on.' }));
    expect(refusalOf(await closeMotion(chair, closing(id)))).toBe('held');
    valueOf(await resumeMotion(chair, { id, revision: 1, reason: 'It is over.' }));
    await letDaysPass(id, 4 - DAYS_LATER);
    expect(refusalOf(await closeMotion(chair, closing(id)))).toBe('too-early');
    await letDaysPass(id, 4);
    valueOf(await closeMotion(chair, closing(id)));
    expect(refusalOf(await closeMotion(chair, closing(id)))).toBe('decided');
  });

  test('of ten simultaneous closings, one decides', async () => {
    const { id, chair } = await decidable(['yes', 'yes', 'yes']);

    const results = await Promise.all(
      Array.from({ length: 10 }, () => closeMotion(chair, closing(id))),
    );

    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.resolution.count()).toBe(1);
    expect((await actionsOf(id)).filter((action) => action === 'motion.pass')).toHaveLength(1);
  });

  test('nothing of a decision lands when its audit row fails', async () => {
    const { id, chair } = await decidable(['yes', 'yes', 'yes']);
    await db.$executeRawUnsafe(`create function refuse_test() returns trigger language plpgsql
      as $$ begin raise exception 'the disk is full'; end $$`);
    await db.$executeRawUnsafe(`create trigger "AuditEntry_test" before insert on "AuditEntry"
      for each row execute function refuse_test()`);
    await expect(closeMotion(chair, closing(id))).rejects.toThrow('the disk is full');
    await db.$executeRawUnsafe('drop trigger "AuditEntry_test" on "AuditEntry"');
    await db.$executeRawUnsafe('drop function refuse_test()');

    expect((await getMotion(id))?.state).toBe('open');
    expect(await db.resolution.count()).toBe(0);
    expect(await db.searchDocument.count({ where: { kind: 'resolution' } })).toBe(0);
    await expectUnbrokenChain();
  });
});

describe('when the time is over', () => {
  test('a motion is decided by the clock, once, however many workers look', async () => {
    const { id } = await decidable(['yes', 'yes', 'yes']);
    expect(await closeDueMotions()).toEqual([]);
    await letTimeRunOut(id);

    const closed = await Promise.all([closeDueMotions(), closeDueMotions(), closeDueMotions()]);

    expect(closed.flat()).toEqual([id]);
    expect(await getMotion(id)).toMatchObject({ state: 'passed', decidedBy: null });
    const last = await db.auditEntry.findFirst({ orderBy: { seq: 'desc' } });
    expect(last).toMatchObject({ actor: ROLLCALL.name, actorId: null, action: 'motion.pass' });
  });

  test('one that is lost is rejected, and one that is held waits', async () => {
    const { id, chair } = await decidable(['yes', 'yes']);
    await letTimeRunOut(id);
    await db.motion.update({ where: { id }, data: { state: 'held' } });
    expect(await closeDueMotions()).toEqual([]);
    valueOf(await resumeMotion(chair, { id, revision: 1, reason: 'It is over.' }));
    expect(await closeDueMotions()).toEqual([id]);
    expect((await getMotion(id))?.state).toBe('rejected');
  });
});

describe('the resolution', () => {
  test('takes the place of those the motion names', async () => {
    await addResolution('20200131-keep-murano');
    const { id, chair } = await decidable(['yes', 'yes', 'yes'], {
      supersedes: ['https://example.org/resolutions/20200131-keep-murano'],
    });

    const { resolution } = valueOf(await closeMotion(chair, closing(id)));

    expect(await getResolution('20200131-keep-murano')).toMatchObject({
      ...{ status: 'superseded', successor: { slug: resolution } },
    });
    expect(await getResolution(resolution!)).toMatchObject({
      predecessors: [{ slug: '20200131-keep-murano' }],
    });
  });

  test('has a name of its own where another has it', async () => {
    const day = dayOf(new Date()).replaceAll('-', '');
    await addResolution(`${day}-retire-the-murano-team`);
    const { id, chair } = await decidable(['yes', 'yes', 'yes']);

    const { resolution } = valueOf(await closeMotion(chair, closing(id)));

    expect(resolution).toBe(`${day}-retire-the-murano-team-2`);
  });

  test('is found at once, and the next sync finds nothing to write', async () => {
    const { id, chair } = await decidable(['yes', 'yes', 'yes']);
    const { resolution } = valueOf(await closeMotion(chair, closing(id)));

    const found = await db.searchDocument.findUnique({
      where: { kind_key: { kind: 'resolution', key: resolution! } },
    });
    expect(found).toMatchObject({
      title: 'Retire the Murano team',
      url: `/resolutions/${resolution}`,
    });
    await db.$transaction((tx) => rebuildSearch(tx, searchKinds));
    expect(await db.$transaction((tx) => rebuildSearch(tx, searchKinds))).toBe(0);
  });

  test('takes the text of the file that the sync brings, and stays tied to its motion', async () => {
    await addResolution('20200131-keep-murano');
    const { id, chair } = await decidable(['yes', 'yes', 'yes'], {
      supersedes: ['20200131-keep-murano'],
    });
    const slug = valueOf(await closeMotion(chair, closing(id))).resolution!;
    const motion = await getMotion(id);
    if (!motion || !isOnRecord(motion)) throw new Error('The motion is not on record.');
    const path = `resolutions/${recordFileName(motion)}`;
    const text = await recordFile(motion, {
      bodyName: 'Technical Committee',
      address: 'https://example.org/motions/1',
    });

    const saved = await readResolution({ path, text, warnings: [] }, {}, UNKNOWN);
    if (!saved.ok) throw new Error(saved.error.message);
    expect(saved.warnings).toEqual([]);
    await db.$transaction((tx) =>
      saveGovernanceItem(tx, { kind: 'resolution', resolution: saved.value }),
    );

    expect(await getResolution(slug)).toMatchObject({
      ...{ origin: 'sync', motionId: id, title: 'Retire the Murano team', status: 'current' },
      predecessors: [{ slug: '20200131-keep-murano' }],
    });
    expect((await getResolution(slug))?.html).toContain('How it was decided');

    // The old file is read again: the motion's text still replaces it.
    const old = await readResolution(
      {
        path: 'resolutions/20200131-keep-murano.rst',
        text: '2020-01-31 Keep\n===============\n\nIt is kept.\n',
        warnings: [],
      },
      {},
      UNKNOWN,
    );
    if (!old.ok) throw new Error(old.error.message);
    await db.$transaction((tx) =>
      saveGovernanceItem(tx, { kind: 'resolution', resolution: old.value }),
    );
    expect(await getResolution('20200131-keep-murano')).toMatchObject({
      ...{ status: 'superseded', supersededBy: slug },
    });

    await db.$transaction((tx) => removeGovernanceItem(tx, path));
    expect(await getResolution(slug)).toMatchObject({ origin: 'motion', motionId: id });
  });
});

const UNKNOWN = { supersededBy: null, supersedes: [], attachments: [] };
