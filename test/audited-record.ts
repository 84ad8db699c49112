import { db } from '@/lib/database/client';
import { approveMotion } from '@/lib/motions/approval-commands';
import { chooseClock, openMotion } from '@/lib/motions/chair-commands';
import { linkMotion, proposeMotion, reviseMotion } from '@/lib/motions/commands';
import { hideComment, sayComment } from '@/lib/motions/comment-commands';
import { closeMotion } from '@/lib/motions/decision-commands';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { castVote, recuse } from '@/lib/motions/vote-commands';
import { stateAlias } from '@/lib/people/identity/alias-commands';
import { claimPerson, decideClaim } from '@/lib/people/identity/claim-commands';
import { giveGrant, revokeGrant } from '@/lib/people/roles/grant-commands';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import { signInAdapter } from '@/lib/people/sign-in/sign-in-commands';
import { keepFixtures } from './fixture-client';
import {
  addCommittee,
  letDaysPass,
  openOne,
  proposal,
  roleOf,
  valueOf,
  type Committee,
} from './motions';
import { addPerson, addUser } from './people';

/** The numbers of the motions of {@link writeAuditedRecord}, and their committee. */
export type AuditedRecord = { decided: number; open: number; committee: Committee };

/**
 * Writes, through the commands, at least one row of every table that the audit log vouches for: a passed motion that
 * became a resolution superseding another, an open motion, and people who signed in, hold roles and were merged. Rows
 * that the test invents are also in the log.
 */
export async function writeAuditedRecord(): Promise<AuditedRecord> {
  keepFixtures();
  const committee = await addCommittee(4);
  const decided = await decideOne(committee);
  const open = await discussOne(committee);
  await competeAndRevert(committee);
  await signIn();
  await decideOnPeople();
  await partPeople(committee, open);
  return { decided, open, committee };
}

const OLD = '20200131-keep-murano';

async function decideOne(committee: Committee): Promise<number> {
  const date = new Date('2020-01-31');
  await db.resolution.create({
    data: {
      ...{ slug: OLD, date, title: 'Keep', status: 'current' },
      ...{ path: `resolutions/${OLD}.rst`, html: '<p>It is kept.</p>', text: 'It is kept.' },
    },
  });
  const id = await openOne(committee, { supersedes: [OLD] });
  await letDaysPass(id, 30);
  const [chair, second, third, fourth] = committee.members;
  const votes = [
    [chair!, 'yes'],
    [second!, 'no'],
    [second!, 'yes'],
    [third!, 'yes'],
  ] as const;
  for (const [member, choice] of votes) {
    valueOf(await castVote(member, { id, revision: 1, choice, comment: 'Read.' }));
  }
  valueOf(await recuse(fourth!, { id, revision: 1, reason: 'A matter of their own.' }));
  valueOf(await closeMotion(chair!, { id, revision: 1, comment: 'Counted.' }));
  return id;
}

async function discussOne(committee: Committee): Promise<number> {
  const { chair, outsider, members } = committee;
  const id = await openOne(committee, { kind: 'project-update', team: await addTeam() });
  const text = 'Another text.';
  const revised = { id, revision: 1, title: 'Retire Murano', text, note: 'Shorter.' };
  valueOf(await reviseMotion(chair, revised));
  const clock = { id, revision: 2, clock: 'restarts', reason: 'It is another text.' } as const;
  valueOf(await chooseClock(chair, clock));
  const links = { resolutions: [OLD], teams: [], threads: [], motions: [] };
  valueOf(await linkMotion(outsider, { id, revision: 2, ...links }));
  const lead = { ...outsider, roles: [roleOf('ptl', 'murano')] };
  const consent = { id, revision: 2, capacity: 'team-lead', comment: 'Yes.' } as const;
  valueOf(await approveMotion(lead, consent));
  const { commentId } = valueOf(await sayComment(outsider, { id, revision: 2, text: 'A word.' }));
  valueOf(await hideComment(chair, { id, revision: 2, commentId, reason: 'Off topic.' }));
  const vote = { id, revision: 2, choice: 'no', comment: 'Not yet.' } as const;
  valueOf(await castVote(members[1]!, vote));
  return id;
}

/** Passes one of two competing motions, and then another motion that reverts it. */
async function competeAndRevert({ chair, members, outsider }: Committee): Promise<void> {
  const kind = 'code-change';
  const propose = async (fields: object) =>
    valueOf(await proposeMotion(outsider, proposal({ kind, ...fields }))).id;
  const first = await propose({});
  const second = await propose({ motions: [String(first)] });
  for (const id of [first, second]) valueOf(await openMotion(chair, { id, revision: 1 }));
  const passes = async (id: number) => {
    for (const member of members.slice(0, 2)) {
      valueOf(await castVote(member, { id, revision: 1, choice: 'yes', comment: '' }));
    }
    valueOf(await closeMotion(chair, { id, revision: 1, comment: '' }));
  };
  await passes(first);
  const revert = await propose({ kind: 'revert', reverts: String(first) });
  valueOf(await openMotion(chair, { id: revert, revision: 1 }));
  await passes(revert);
}

/** Merges an account into a member by mistake, lets it vote and recuse itself as that member, and undoes the merge. */
async function partPeople(committee: Committee, open: number): Promise<void> {
  const admin = await addUser('Parting', { roles: ['admin'] });
  const member = committee.members[2]!;
  const posing = await addUser('Posing');
  const reason = 'For a test.';
  const pair = { from: posing.handle, into: member.handle, reason };
  const { mergeId } = valueOf(await mergePeople(admin, pair));
  const actor = { ...member, userId: posing.userId };
  const vote = { revision: 2, choice: 'yes', comment: '' } as const;
  valueOf(await castVote(member, { id: open, ...vote }));
  valueOf(await castVote(actor, { id: open, ...vote, choice: 'no' }));
  const other = await openOne(committee, { kind: 'formal-vote' });
  valueOf(await castVote(actor, { id: other, ...vote, revision: 1 }));
  valueOf(await recuse(actor, { id: other, revision: 1, reason }));
  valueOf(await undoMerge(admin, { mergeId, reason }, takePartedAlong));
}

async function addTeam(): Promise<string> {
  await db.team.create({
    data: { name: 'murano', slug: 'murano', status: 'current', position: 1 },
  });
  return 'murano';
}

type SigningIn = {
  createUser: (user: object) => Promise<{ id: string }>;
  linkAccount: (account: object) => Promise<unknown>;
  createSession: (session: object) => Promise<unknown>;
};

/** Signs in a person whose provider vouches for an address and a login. */
async function signIn(): Promise<void> {
  const profile = { id: '7', name: 'Eve Sign', login: 'eve', verifiedEmail: 'eve@example.org' };
  const attempt = {
    ...{ provider: 'github', profile, device: 'Firefox' },
    browserHash: 'hash of a browser',
  };
  // next-auth's type does not show that these methods exist.
  const adapter = signInAdapter(attempt, (token) => `hash of ${token}`) as unknown as SigningIn;
  const { id: userId } = await adapter.createUser({});
  const account = { type: 'oauth', provider: 'github', providerAccountId: '7' };
  await adapter.linkAccount({ ...account, userId });
  await adapter.createSession({ sessionToken: 'a token', userId });
}

async function decideOnPeople(): Promise<void> {
  const admin = await addUser('Root', { roles: ['admin'] });
  const reason = 'For a test.';
  const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const role = { role: 'ptl', scope: 'murano', reason, lastDay } as const;
  const { handle } = await addPerson('Ana');
  const { grantId } = valueOf(await giveGrant(admin, { ...role, handle }));
  valueOf(await revokeGrant(admin, { grantId, reason }));

  const claimant = await addUser('Cy Claim');
  const { claimId } = valueOf(await claimPerson(claimant, { handle, reason }));
  valueOf(await decideClaim(admin, { claimId, decision: 'approve', reason }));
  valueOf(await stateAlias(claimant, { kind: 'irc', value: 'cyclaim' }));

  const [from, into] = [await addPerson('Di One'), await addPerson('Di Two')];
  const pair = { from: from.handle, into: into.handle, reason };
  const { mergeId } = valueOf(await mergePeople(admin, pair));
  valueOf(await undoMerge(admin, { mergeId, reason }, takePartedAlong));
}
