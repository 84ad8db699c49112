import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import { redactAll } from '@/lib/markup/redact';
import type { Transaction } from '@/lib/database/transaction';
import { completeRule, motionRule, type KeptRule } from './community-kinds';
import type { MotionEntry, MotionPerson } from './view-types';
import type { MotionOutcome } from './outcome-types';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';

/** Fields of a person, including the person that the row was merged into. */
export const personFields = {
  id: true,
  handle: true,
  name: true,
  mergedInto: { select: { id: true, handle: true, name: true } },
} satisfies Prisma.PersonSelect;

type PersonRow = Prisma.PersonGetPayload<{ select: typeof personFields }>;

/** Returns the person of a row, or the one it was merged into. */
export function personOf(row: PersonRow): MotionPerson & { id: string } {
  const { id, handle, name } = row.mergedInto ?? row;
  return { id, handle, name };
}

/** Fields of a current vote. */
export const voteFields = {
  choice: true,
  comment: true,
  revision: true,
  castAt: true,
  source: true,
} satisfies Prisma.MotionVoteSelect;

const motionFields = {
  id: true,
  body: true,
  kind: true,
  title: true,
  state: true,
  revision: true,
  revisedAt: true,
  proposedAt: true,
  openedAt: true,
  clockStartedAt: true,
  closesAt: true,
  decidedAt: true,
  team: true,
  source: true,
  rule: true,
  outcome: true,
  supersedes: true,
  passedRivalId: true,
} satisfies Prisma.MotionSelect;

const electorFields = {
  id: true,
  name: true,
  role: true,
  affiliation: true,
  joinedAt: true,
  leftAt: true,
  recusedAt: true,
  recusalReason: true,
} satisfies Prisma.MotionElectorSelect;

const approvalFields = {
  capacity: true,
  revision: true,
  comment: true,
  approvedAt: true,
  revokedAt: true,
} satisfies Prisma.MotionApprovalSelect;

const electorOrder = [
  { joinedAt: 'asc' },
  { name: 'asc' },
  { id: 'asc' },
] satisfies Prisma.MotionElectorOrderByWithRelationInput[];

const approvalOrder = [
  { approvedAt: 'asc' },
  { personId: 'asc' },
] satisfies Prisma.MotionApprovalOrderByWithRelationInput[];

/** Fields of a motion that a list shows, and those that its count depends on. */
export const entryFields = {
  ...motionFields,
  proposer: { select: personFields },
  electors: {
    orderBy: electorOrder,
    select: { ...electorFields, person: { select: personFields }, vote: { select: voteFields } },
  },
  approvals: {
    orderBy: approvalOrder,
    select: { ...approvalFields, person: { select: personFields } },
  },
} satisfies Prisma.MotionSelect;

/** A motion's row with {@link entryFields}. */
export type EntryRow = Prisma.MotionGetPayload<{ select: typeof entryFields }>;

/**
 * Reads one motion's row with {@link entryFields} table by table: a transaction has one connection, and Prisma would
 * query several related tables on it at once.
 */
export async function readEntryRow(tx: Transaction, id: number): Promise<EntryRow> {
  const ofMotion = { motionId: id };
  const { proposerId, ...motion } = await tx.motion.findUniqueOrThrow({
    where: { id },
    select: { ...motionFields, proposerId: true },
  });
  const electors = await tx.motionElector.findMany({
    where: ofMotion,
    orderBy: electorOrder,
    select: { ...electorFields, personId: true },
  });
  const votes = await tx.motionVote.findMany({
    where: ofMotion,
    select: { ...voteFields, electorId: true },
  });
  const approvals = await tx.motionApproval.findMany({
    where: ofMotion,
    orderBy: approvalOrder,
    select: { ...approvalFields, personId: true },
  });
  const ids = [proposerId, ...[...electors, ...approvals].map(({ personId }) => personId)];
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)].filter((personId) => personId !== null) } },
    select: personFields,
  });
  const find = (personId: string | null) => people.find((person) => person.id === personId) ?? null;
  return {
    ...motion,
    proposer: find(proposerId),
    electors: electors.map(({ personId, ...elector }) => {
      const cast = votes.find(({ electorId }) => electorId === elector.id);
      return { ...elector, person: find(personId), vote: cast ? voteOnly(cast) : null };
    }),
    approvals: approvals.flatMap(({ personId, ...approval }) => {
      const person = find(personId);
      return person ? [{ ...approval, person }] : [];
    }),
  };
}

function voteOnly<Vote extends { electorId: string }>({ electorId: _electorId, ...vote }: Vote) {
  return vote;
}

/** The facts that the rules need about a motion. Person ids are the current ones, after merges. */
export function factsOf(row: EntryRow): MotionFacts {
  return {
    body: row.body,
    team: row.team,
    state: row.state,
    revision: row.revision,
    revisedAt: row.revisedAt,
    openedAt: row.openedAt,
    clockStartedAt: row.clockStartedAt,
    closesAt: row.closesAt,
    proposerId: row.proposer ? personOf(row.proposer).id : null,
    electors: row.electors.map((elector) => ({
      id: elector.id,
      personId: elector.person && personOf(elector.person).id,
      name: elector.name,
      joinedAt: elector.joinedAt,
      leftAt: elector.leftAt,
      recusedAt: elector.recusedAt,
    })),
    votes: row.electors.flatMap(({ id, vote }) =>
      vote
        ? [
            {
              electorId: id,
              choice: vote.choice,
              revision: vote.revision,
              castAt: vote.castAt,
            },
          ]
        : [],
    ),
    approvals: row.approvals
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ capacity, person, revision }) => ({
        capacity,
        personId: personOf(person).id,
        revision,
      })),
    passedRivalId: row.passedRivalId,
  };
}

/**
 * Returns the rule that a motion is counted by: the one frozen at its opening; before that, the current one in
 * community.yaml.
 */
export function ruleOf(row: {
  rule: unknown;
  body: string;
  kind: string;
  decidedAt: Date | null;
}): MotionRule | null {
  if (row.rule === null) return motionRule(row.body, row.kind);
  return completeRule(row.rule as KeptRule, row.decidedAt !== null);
}

/**
 * Returns a row as lists show it, without e-mail addresses: old rows may contain some, from before they were refused.
 */
export function entryOf(row: EntryRow): MotionEntry {
  return redactAll({
    id: row.id,
    body: row.body,
    kind: row.kind,
    title: row.title,
    state: row.state,
    revision: row.revision,
    proposer: row.proposer && publicPerson(personOf(row.proposer)),
    proposedAt: row.proposedAt,
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    decidedAt: row.decidedAt,
    team: row.team,
    source: row.source,
    rule: ruleOf(row),
    facts: factsOf(row),
    outcome: row.outcome as MotionOutcome | null,
  });
}

/** Returns a person as pages name them, without the id of their row. */
export function publicPerson({ handle, name }: MotionPerson): MotionPerson {
  return { handle, name };
}
