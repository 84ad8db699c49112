import { recordAudit, type AuditActor } from '@/lib/audit/record';
import type { Transaction } from '@/lib/database/transaction';
import { subjectOf } from './history-queries';

/**
 * Accounts that were linked with another person until a merge was undone: their rows of `Person`, and the actor who
 * undid it.
 */
export type Parted = { rowIds: readonly string[]; actor: AuditActor; reason: string };

type PartedVote = { electorId: string; motionId: number; name: string };

/**
 * Takes back, in undecided motions, what these accounts did on the seats of a person who turned out to be another:
 * their votes and recusals there. The last vote cast on the seat with any other account becomes current again; without
 * one the seat has not voted. Decided motions stay unchanged.
 *
 * Runs in the transaction that undoes the merge. Comments, consents and proposals belong to the account's own row
 * anyway. The returned function writes the audit entries.
 */
export async function takePartedAlong(
  tx: Transaction,
  parted: Parted,
): Promise<() => Promise<void>> {
  const notes = await takeAlong(tx, parted);
  return async () => {
    for (const { id, ...note } of notes) {
      await recordAudit(tx, parted.actor, {
        ...note,
        subject: subjectOf(id),
        reason: parted.reason,
      });
    }
  };
}

/** An audit entry about one motion, to be written. */
type Note = { id: number; action: `motion.${string}`; detail: Record<string, unknown> };

async function takeAlong(tx: Transaction, parted: Parted): Promise<Note[]> {
  const users = await tx.user.findMany({
    where: { personId: { in: [...parted.rowIds] } },
    select: { id: true },
  });
  const accounts = users.map(({ id }) => id);
  if (accounts.length === 0) return [];
  const motions = await tx.$queryRaw<{ id: number }[]>`
    select m."id" from "Motion" m
    where m."state" in ('proposed', 'open', 'held') and exists (
      select from "MotionElector" e left join "MotionVote" v on v."electorId" = e."id"
      where e."motionId" = m."id" and (v."accountId" = any(${accounts}::uuid[]) or e."recusedBy" = any(${accounts}::uuid[])))
    order by m."id" for update of m`;
  const notes: Note[] = [];
  for (const { id } of motions) {
    notes.push(...(await takeVotes(tx, { id, accounts, parted })));
    notes.push(...(await takeRecusals(tx, { id, accounts, parted })));
  }
  return notes;
}

type Taking = { id: number; accounts: readonly string[]; parted: Parted };

async function takeVotes(tx: Transaction, { id, accounts, parted }: Taking): Promise<Note[]> {
  const notes: Note[] = [];
  const votes = await tx.$queryRaw<PartedVote[]>`
    select e."id" as "electorId", e."motionId", e."name"
    from "MotionElector" e join "MotionVote" v on v."electorId" = e."id"
    where e."motionId" = ${id} and v."accountId" = any(${accounts}::uuid[])
      and (e."personId" is null or e."personId" <> all(${parted.rowIds}::uuid[]))
    order by e."id" for update of e`;
  for (const { electorId, name } of votes) {
    const [before] = await tx.$queryRaw<{ cast: string; choice: string }[]>`
      select "id"::text as "cast", "choice" from "MotionVoteCast"
      where "electorId" = ${electorId}::uuid and ("accountId" is null or "accountId" <> all(${accounts}::uuid[]))
      order by "id" desc limit 1`;
    if (before) await restoreVote(tx, electorId, before.cast);
    else await tx.motionVote.delete({ where: { electorId } });
    const detail = { elector: electorId, name, stands: before?.choice ?? null, cast: before?.cast };
    notes.push({ id, action: 'motion.part-vote', detail });
  }
  return notes;
}

async function restoreVote(tx: Transaction, electorId: string, cast: string): Promise<void> {
  await tx.$executeRaw`
    update "MotionVote" v set "choice" = c."choice", "comment" = c."comment", "revision" = c."revision",
      "castAt" = c."castAt", "source" = c."source", "accountId" = c."accountId"
    from "MotionVoteCast" c
    where c."id" = ${cast}::bigint and v."electorId" = ${electorId}::uuid`;
}

async function takeRecusals(tx: Transaction, { id, accounts, parted }: Taking): Promise<Note[]> {
  const electors = await tx.motionElector.findMany({
    where: {
      ...{ motionId: id, recusedBy: { in: [...accounts] } },
      OR: [{ personId: null }, { personId: { notIn: [...parted.rowIds] } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  });
  for (const { id: elector } of electors) {
    await tx.motionElector.update({
      where: { id: elector },
      data: { recusedAt: null, recusalReason: null, recusedBy: null },
    });
  }
  return electors.map(({ id: elector, name }) => ({
    ...{ id, action: 'motion.part-recusal' as const, detail: { elector, name } },
  }));
}
