import { recordRest, ROLLCALL } from '@/lib/audit/record';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from '@/lib/database/transaction';
import { startOfDay } from '@/lib/time';
import { decisionsAbout } from './adoption-commands';
import type { ParsedMember } from './members-file';
import type { ParsedDocument, ParsedResolution } from './pages';
import type { ParsedSig } from './sigs-file';
import type { ParsedTeam } from './teams-file';

/** The content of one item of the governance repository. */
export type GovernanceItem =
  | { kind: 'teams'; status: 'current' | 'legacy'; teams: ParsedTeam[] }
  | { kind: 'members'; body: string; members: ParsedMember[] }
  | { kind: 'sigs'; sigs: ParsedSig[] }
  | { kind: 'resolution'; resolution: ParsedResolution }
  | { kind: 'document'; document: ParsedDocument };

/** Saves an item and replaces what was saved for it before. The actor is the sync; its run row is the trace. */
export async function saveGovernanceItem(tx: Transaction, item: GovernanceItem): Promise<void> {
  switch (item.kind) {
    case 'teams':
      return saveTeams(tx, item.status, item.teams);
    case 'members':
      return saveMembers(tx, item.body, item.members);
    case 'sigs':
      return saveSigs(tx, item.sigs);
    case 'resolution':
      return saveResolution(tx, item.resolution);
    case 'document':
      return saveDocument(tx, item.document);
  }
}

/** Removes what was saved under a key whose files no longer exist upstream. */
export async function removeGovernanceItem(tx: Transaction, key: string): Promise<void> {
  const page = key.replace(/\.(rst|md)$/, '');
  if (key === 'reference/projects.yaml') await tx.team.deleteMany({ where: { status: 'current' } });
  else if (key === 'reference/legacy.yaml')
    await tx.team.deleteMany({ where: { status: 'legacy' } });
  else if (key === 'reference/members.yaml')
    await tx.membership.deleteMany({ where: { isCurrent: true } });
  else if (key === 'sigs') await tx.sig.deleteMany();
  else if (key.startsWith('resolutions/')) await removeResolution(tx, key);
  else await tx.governanceDocument.deleteMany({ where: { path: page } });
}

async function saveTeams(tx: Transaction, status: string, teams: ParsedTeam[]): Promise<void> {
  await tx.team.deleteMany({ where: { status } });
  const rows = await tx.team.createManyAndReturn({
    data: teams.map((team, position) => teamRow(team, status, position)),
    select: { id: true, slug: true },
  });
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  await tx.teamDeliverable.createMany({
    data: teams.flatMap(({ slug, deliverables }) =>
      deliverables.map(({ retiredOn, ...deliverable }, position) => ({
        ...deliverable,
        teamId: ids.get(slug) ?? '',
        position,
        retiredOn: retiredOn === null ? null : startOfDay(retiredOn),
      })),
    ),
  });
}

function teamRow(team: ParsedTeam, status: string, position: number): Prisma.TeamCreateManyInput {
  const { leader, deliverables: _deliverables, retiredOn, extra, ...rest } = team;
  return {
    ...rest,
    status,
    position,
    leadership: leader === null ? null : leader.kind === 'distributed' ? 'distributed' : 'ptl',
    ptlName: leader?.name ?? null,
    ptlIrc: leader?.irc ?? null,
    ptlEmail: leader?.email ?? null,
    liaisons: leader?.liaisons ?? [],
    retiredOn: retiredOn === null ? null : startOfDay(retiredOn),
    ...(extra === null ? {} : { extra: extra }),
  };
}

async function saveMembers(tx: Transaction, body: string, members: ParsedMember[]): Promise<void> {
  await tx.membership.deleteMany({ where: { body, isCurrent: true } });
  await tx.membership.createMany({
    data: members.map((member, position) => ({ ...member, body, position, isCurrent: true })),
  });
}

async function saveSigs(tx: Transaction, sigs: ParsedSig[]): Promise<void> {
  await tx.sig.deleteMany();
  await tx.sig.createMany({ data: sigs.map((sig, position) => ({ ...sig, position })) });
}

/**
 * Saves a resolution. Keeps what the walk through the history found earlier, and what a vote held here decided: which
 * motion adopted the resolution, and which resolutions it replaces.
 */
async function saveResolution(tx: Transaction, resolution: ParsedResolution): Promise<void> {
  const { slug, ...rest } = resolution;
  const decided = await decisionsAbout(tx, slug);
  const isReplaced = rest.status === 'current' && decided.supersededBy !== null;
  const data = {
    ...rest,
    ...(isReplaced && { status: 'superseded', supersededBy: decided.supersededBy }),
    supersedes: [...new Set([...rest.supersedes, ...decided.supersedes])],
    date: startOfDay(resolution.date),
    origin: 'sync',
  };
  await tx.resolution.upsert({ where: { slug }, create: { slug, ...data }, update: data });
  await recordFollowing(tx, slug);
}

/** Removes a resolution whose file is gone, unless a vote held here adopted it: such a resolution stays. */
async function removeResolution(tx: Transaction, path: string): Promise<void> {
  await tx.resolution.deleteMany({ where: { path, motionId: null } });
  await tx.resolution.updateMany({ where: { path }, data: { origin: 'motion' } });
  await recordFollowing(tx, path.replace(/^.*\/|\.[^.]*$/g, ''));
}

/**
 * Records in the audit log that a resolution adopted here follows its file. Nothing is recorded for a resolution that
 * only the record holds.
 */
async function recordFollowing(tx: Transaction, slug: string): Promise<void> {
  await recordRest(tx, ROLLCALL, {
    action: 'resolution.follow',
    subject: `resolution/${slug}`,
    reason: 'It follows its file in the governance repository.',
  });
}

async function saveDocument(tx: Transaction, document: ParsedDocument): Promise<void> {
  const { path, ...data } = document;
  await tx.governanceDocument.upsert({ where: { path }, create: document, update: data });
}
