import { describe, expect, test } from 'vitest';
import { searchKinds, searchKindNames } from '@/lib/parts/search-kinds';
import { db } from '@/lib/database/client';
import { rebuildSearch } from '@/lib/search/commands';
import { listHits } from '@/lib/search/queries';
import { readSearch } from '@/lib/search/rules';
import {
  actionsOf,
  addActor,
  addCommittee,
  expectUnbrokenChain,
  openOne,
  proposal,
  refusalOf,
  valueOf,
} from '@/test/motions';
import { chooseClock, openMotion, withdrawMotion } from './chair-commands';
import { linkMotion, proposeMotion, reviseMotion } from './commands';
import { hideComment, sayComment } from './comment-commands';
import { countMotions, getMotion, listMotions } from './queries';
import type { RevisionInput } from './schema';

async function addRecord(): Promise<void> {
  await db.resolution.create({
    data: {
      ...{ slug: '20200131-keep-murano', title: 'Keep Murano', date: new Date('2020-01-31') },
      ...{ status: 'current', html: '', text: '', path: 'resolutions/20200131-keep-murano.rst' },
    },
  });
  await db.team.create({
    data: { name: 'Murano', slug: 'murano', status: 'current', position: 0 },
  });
}

async function found(text: string): Promise<string[]> {
  const search = readSearch(text, searchKindNames);
  const hits = await listHits({ search, kinds: ['motion'] }, 10);
  return hits.map(({ url }) => url);
}

const newText = (id: number, fields: Partial<RevisionInput> = {}): RevisionInput => ({
  ...{ id, revision: 1, title: 'Retire the Murano team', note: 'Says when.' },
  text: 'The team is retired **in March**.',
  ...fields,
});

describe('proposing', () => {
  test('anybody who has signed in proposes, with links to what it is about', async () => {
    await addRecord();
    const { outsider, chair } = await addCommittee(1);
    const other = valueOf(
      await proposeMotion(outsider, proposal({ title: 'Keep the Murano team' })),
    );

    const { id } = valueOf(
      await proposeMotion(
        outsider,
        proposal({
          resolutions: ['https://example.org/resolutions/20200131-keep-murano'],
          teams: ['murano'],
          threads: [
            'https://lists.example.org/archives/list/discuss@lists.example.org/thread/ABC/',
          ],
          motions: [String(other.id)],
          supersedes: ['20200131-keep-murano'],
        }),
      ),
    );

    const motion = await getMotion(id);
    expect(motion).toMatchObject({
      ...{ id, body: 'tc', kind: 'formal-vote', state: 'proposed', revision: 1, electors: [] },
      proposer: { handle: 'outsider', name: 'Outsider' },
      supersedes: [{ slug: '20200131-keep-murano', title: 'Keep Murano' }],
      rule: { kind: 'formal-vote' },
    });
    expect(motion?.html).toContain('<strong>retired</strong>');
    expect(motion?.links).toMatchObject([
      {
        kind: 'motion',
        title: 'Keep the Murano team',
        state: 'proposed',
        href: `/motions/${other.id}`,
      },
      { kind: 'resolution', title: 'Keep Murano', href: '/resolutions/20200131-keep-murano' },
      { kind: 'team', title: 'Murano', href: '/teams/murano' },
      { kind: 'thread', href: expect.stringContaining('https://lists.example.org/') as string },
    ]);
    expect((await getMotion(other.id))?.links, 'nobody has opened it yet').toEqual([]);
    expect(await actionsOf(id)).toEqual(['motion.propose']);

    // The opening declares the competition, on both sides.
    valueOf(await openMotion(chair, { id, revision: 1 }));
    expect((await getMotion(other.id))?.links).toMatchObject([
      { kind: 'motion', target: String(id), state: 'open' },
    ]);
    expect(await actionsOf(other.id)).toEqual(['motion.propose', 'motion.compete']);
  });

  test('what nobody has is refused by name, and nothing is kept', async () => {
    const { outsider } = await addCommittee(1);
    const refused = async (fields: Parameters<typeof proposal>[0]) =>
      refusalOf(await proposeMotion(outsider, proposal(fields)));
    expect(await refused({ body: 'nobody' })).toBe('no-such-body');
    expect(await refused({ kind: 'nothing' })).toBe('no-such-kind');
    expect(await refused({ kind: 'project-update' })).toBe('team-needed');
    expect(await refused({ kind: 'project-update', team: 'nobody' })).toBe('no-such-team');
    expect(await refused({ resolutions: ['nothing'] })).toBe('no-such-link');
    expect(await refused({ teams: ['nobody'] })).toBe('no-such-link');
    expect(await refused({ threads: ['javascript:alert(1)'] })).toBe('no-such-link');
    expect(await refused({ motions: ['9999'] })).toBe('no-such-link');
    expect(await refused({ supersedes: ['nothing'] })).toBe('no-such-link');
    expect(await db.motion.count()).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
  });

  test('script in a text is text on the page', async () => {
    const { outsider } = await addCommittee(1);
    const { id } = valueOf(
      await proposeMotion(
        outsider,
        proposal({ text: 'Hello <script>alert(1)</script> [here](javascript:alert(1))' }),
      ),
    );
    expect((await getMotion(id))?.html).toBe(
      '<p>Hello &#x3C;script>alert(1)&#x3C;/script> here (javascript:alert(1))</p>',
    );
  });

  test('lists are read newest first, by body, state and page', async () => {
    const committee = await addCommittee(2);
    const first = await openOne(committee);
    const second = valueOf(await proposeMotion(committee.outsider, proposal())).id;
    expect((await listMotions()).map(({ id }) => id)).toEqual([second, first]);
    expect((await listMotions({ states: ['open'] })).map(({ id }) => id)).toEqual([first]);
    expect((await listMotions({ before: second })).map(({ id }) => id)).toEqual([first]);
    expect((await listMotions({ take: 1 })).map(({ id }) => id)).toEqual([second]);
    expect(await listMotions({ body: 'nobody' })).toEqual([]);
    expect(await listMotions({ kind: 'typo-fix' })).toEqual([]);
    expect(await countMotions('tc')).toEqual(
      new Map([
        ['open', 1],
        ['proposed', 1],
      ]),
    );
    expect((await listMotions({ states: ['open'] }))[0]?.facts.electors).toHaveLength(2);
  });
});

describe('revising', () => {
  test('a motion is found by its number and by the text it has now, not by an address in it', async () => {
    const { outsider } = await addCommittee(1);
    const { id } = valueOf(
      await proposeMotion(
        outsider,
        proposal({ title: 'Plant a tree', text: 'An **oak**, says ana@example.org.' }),
      ),
    );
    expect(await found('oak')).toEqual([`/motions/${id}`]);
    expect(await found(`motion ${id}`)).toEqual([`/motions/${id}`]);
    expect(await found('example.org')).toEqual([]);

    valueOf(
      await reviseMotion(outsider, newText(id, { title: 'Plant a shrub', text: 'A hazel.' })),
    );

    expect(await found('oak')).toEqual([]);
    expect(await found('shrub hazel')).toEqual([`/motions/${id}`]);
    await rebuildSearch(db, searchKinds);
    expect(await found('shrub hazel')).toEqual([`/motions/${id}`]);
  });

  test('keeps every text and says who changed what', async () => {
    const committee = await addCommittee(2);
    const id = await openOne(committee);

    expect(valueOf(await reviseMotion(committee.chair, newText(id)))).toEqual({
      id,
      revision: 2,
    });

    const motion = await getMotion(id);
    expect(motion).toMatchObject({ revision: 2, text: 'The team is retired **in March**.' });
    expect(motion?.revisions).toMatchObject([
      { number: 1, note: 'As proposed.', author: { name: 'Outsider' }, clock: null },
      { number: 2, note: 'Says when.', author: { name: 'Member01' }, clock: null },
    ]);
    expect(motion?.history.at(-1)).toMatchObject({
      sentence: 'wrote revision 2',
      reason: 'Says when.',
    });
  });

  test('is refused to who may not, on a text that is not the current one, without a change, and when over', async () => {
    const committee = await addCommittee(2);
    const { outsider, members, chair } = committee;
    const id = await openOne(committee);
    const stranger = await addActor('Stranger');
    expect(refusalOf(await reviseMotion(stranger, newText(id)))).toBe('not-proposer-or-chair');
    expect(refusalOf(await reviseMotion(members[1]!, newText(id)))).toBe('not-proposer-or-chair');
    const same = newText(id, { text: proposal().text });
    expect(refusalOf(await reviseMotion(outsider, same))).toBe('no-seat-to-revise');
    expect(refusalOf(await reviseMotion(chair, same))).toBe('nothing-changed');
    valueOf(await reviseMotion(chair, newText(id)));
    expect(refusalOf(await reviseMotion(chair, newText(id)))).toBe('revised-meanwhile');
    expect(refusalOf(await reviseMotion(chair, newText(id + 1)))).toBe('no-such-motion');
    valueOf(await withdrawMotion(outsider, { id, revision: 2, reason: 'Nobody wants it.' }));
    const late = newText(id, { revision: 2, text: 'Once more.' });
    expect(refusalOf(await reviseMotion(outsider, late))).toBe('decided');
    expect(await db.motionRevision.count()).toBe(2);
  });

  test('of ten simultaneous revisions of one text, one is kept', async () => {
    const committee = await addCommittee(2);
    const id = await openOne(committee);

    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        reviseMotion(committee.chair, newText(id, { text: `Another text, ${index}.` })),
      ),
    );

    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => refusalOf(result) === 'revised-meanwhile')).toHaveLength(9);
    expect(await db.motionRevision.count()).toBe(2);
    await expectUnbrokenChain();
  });

  test('starts the clock by itself where the rule counts from the latest text', async () => {
    const committee = await addCommittee(2);
    const id = await openOne(committee, { kind: 'goal-update' });
    const before = (await getMotion(id))!.clockStartedAt!;

    valueOf(await reviseMotion(committee.chair, newText(id)));

    const motion = await getMotion(id);
    expect(motion!.clockStartedAt!.getTime()).toBeGreaterThan(before.getTime());
    expect(motion?.clockStartedAt).toEqual(motion?.revisions[1]?.revisedAt);
    expect(motion?.revisions[1]?.clock).toMatchObject({ clock: 'restarts', by: null });
    const choice = { id, revision: 2, clock: 'runs-on' as const, reason: 'It is a detail.' };
    expect(refusalOf(await chooseClock(committee.chair, choice))).toBe('clock-chosen');
  });
});

describe('linking', () => {
  test('adds to an undecided motion, by its proposer or the chair', async () => {
    await addRecord();
    const committee = await addCommittee(2);
    const id = await openOne(committee);
    const none = { id, revision: 1, resolutions: [], teams: [], threads: [], motions: [] };
    const some = { ...none, teams: ['murano'] };
    expect(refusalOf(await linkMotion(committee.members[1]!, some))).toBe('not-proposer-or-chair');
    expect(refusalOf(await linkMotion(committee.chair, none))).toBe('nothing-changed');
    expect(refusalOf(await linkMotion(committee.chair, { ...none, teams: ['x'] }))).toBe(
      'no-such-link',
    );
    expect(refusalOf(await linkMotion(committee.chair, { ...some, id: 9999 }))).toBe(
      'no-such-motion',
    );
    valueOf(await linkMotion(committee.chair, some));
    valueOf(await linkMotion(committee.outsider, some));
    expect((await getMotion(id))?.links).toMatchObject([{ kind: 'team', target: 'murano' }]);
    valueOf(await withdrawMotion(committee.chair, { id, revision: 1, reason: 'Nobody wants it.' }));
    expect(refusalOf(await linkMotion(committee.chair, some))).toBe('decided');
  });
});

describe('discussing', () => {
  test('anybody who has signed in comments; the chair hides, with a reason', async () => {
    const committee = await addCommittee(2);
    const id = await openOne(committee);
    const { commentId } = valueOf(
      await sayComment(committee.outsider, { id, revision: 1, text: 'Please *wait*.' }),
    );
    expect((await getMotion(id))?.comments).toMatchObject([
      {
        by: { handle: 'outsider' },
        revision: 1,
        html: expect.stringContaining('<em>wait</em>') as string,
        hidden: null,
      },
    ]);

    const hiding = { id, revision: 1, commentId, reason: 'It names a person.' };
    expect(refusalOf(await hideComment(committee.members[1]!, hiding))).toBe('not-chair');
    valueOf(await hideComment(committee.chair, hiding));
    expect(refusalOf(await hideComment(committee.chair, hiding))).toBe('no-such-comment');
    expect((await getMotion(id))?.comments).toMatchObject([
      { html: '', hidden: { reason: 'It names a person.' } },
    ]);
    expect(await actionsOf(id)).toEqual([
      ...['motion.propose', 'motion.open', 'motion.comment', 'motion.hide-comment'],
    ]);
    valueOf(await withdrawMotion(committee.chair, { id, revision: 1, reason: 'Nobody wants it.' }));
    expect(refusalOf(await sayComment(committee.outsider, { id, revision: 1, text: 'Why?' }))).toBe(
      'decided',
    );
    expect(
      refusalOf(await sayComment(committee.outsider, { id: 9999, revision: 1, text: 'Why?' })),
    ).toBe('no-such-motion');
  });
});
