import 'server-only';
import { recordAudit, type AuditActor } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import { rebuildSearch } from '@/lib/search/commands';
import { personKind } from '@/lib/people/directory/search-queries';
import type { Transaction } from '@/lib/database/transaction';
import { lockIdentities } from './commands';
import {
  refuseMerge,
  refuseUndo,
  type MergeRefusal,
  type MergeRow,
  type UndoRefusal,
} from './merge-rules';
import type { Actor } from '@/lib/people/role-rules';
import type { MergeInput, UndoInput } from './schema';

/** A merge by an admin or by a claim. */
type Merging = { fromId: string; intoId: string; reason: string; mergedById: string | null };

/**
 * Merges two rows into one person. No data moves: each row keeps what was done as it, and queries read the rows
 * together, so undoing restores exactly what was before.
 */
export async function mergePeople(
  actor: Actor,
  { from: fromHandle, into: intoHandle, reason }: MergeInput,
): Promise<Result<{ mergeId: string; handle: string }, MergeRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const from = await findRow(tx, { handle: fromHandle });
    const asked = await findRow(tx, { handle: intoHandle });
    const into = asked && (await findRow(tx, { id: asked.canonicalId }));
    const refusal = refuseMerge(actor, from, into);
    if (refusal) return refuse(refusal);
    if (!from || !into) return refuse('no-such-person');

    const mergeId = await joinRows(tx, {
      fromId: from.id,
      intoId: into.id,
      reason,
      mergedById: actor.personId,
    });
    await rebuildSearch(tx, [personKind]);
    await recordMerge(tx, actor, { action: 'person.merge', mergeId, from, into, reason });
    return ok({ mergeId, handle: into.handle });
  });
}

/**
 * Further changes when a merge is undone, in the same transaction. `rowIds` are the rows of the person who is
 * separated. It makes its changes, and returns a function that writes their audit rows after the row of the merge.
 */
export type TakeAlong = (
  tx: Transaction,
  parted: { rowIds: string[]; actor: Actor; reason: string },
) => Promise<() => Promise<void>>;

/**
 * Undoes a merge: both rows are separate people again, whatever else was merged since. `takeAlong` moves what was done
 * in the meantime to the person it belongs to.
 */
export async function undoMerge(
  actor: Actor,
  { mergeId, reason }: UndoInput,
  takeAlong: TakeAlong,
): Promise<Result<{ handle: string }, UndoRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const merge = await tx.personMerge.findUnique({
      where: { id: mergeId },
      select: {
        fromId: true,
        undoneAt: true,
        from: { select: { handle: true } },
        into: { select: { handle: true } },
      },
    });
    const refusal = refuseUndo(actor, merge);
    if (refusal) return refuse(refusal);
    if (!merge) return refuse('no-such-merge');

    await tx.$executeRaw`
      update "PersonMerge" set "undoneAt" = clock_timestamp(), "undoneById" = ${actor.personId}::uuid,
        "undoneReason" = ${reason}
      where "id" = ${mergeId}::uuid and "undoneAt" is null`;
    await leadToRoots(tx, merge.fromId);
    await rebuildSearch(tx, [personKind]);
    const parted = await tx.person.findMany({
      where: { OR: [{ id: merge.fromId }, { mergedIntoId: merge.fromId }] },
      select: { id: true },
    });
    const tell = await takeAlong(tx, { rowIds: parted.map(({ id }) => id), actor, reason });
    const { from, into } = merge;
    await recordMerge(tx, actor, { action: 'person.unmerge', mergeId, from, into, reason });
    await tell();
    return ok({ handle: merge.from.handle });
  });
}

/** Finds a row with its handle, its name and the row that represents it, or null. */
export async function findRow(
  tx: Transaction,
  where: { id: string } | { handle: string },
): Promise<(MergeRow & { handle: string; name: string }) | null> {
  const row = await tx.person.findUnique({
    where,
    select: { id: true, origin: true, handle: true, name: true, mergedIntoId: true },
  });
  if (!row) return null;
  const { mergedIntoId, ...rest } = row;
  return { ...rest, canonicalId: mergedIntoId ?? row.id };
}

/** Merges a row into another. The caller holds {@link lockIdentities} and has checked the rule. */
export async function joinRows(
  tx: Transaction,
  { fromId, intoId, reason, mergedById }: Merging,
): Promise<string> {
  const { id } = await tx.personMerge.create({
    data: { fromId, intoId, reason, mergedById },
    select: { id: true },
  });
  await leadToRoots(tx, fromId);
  return id;
}

/** Points a row, and those merged into it, to the end of the merges in force, so that there is never a chain. */
async function leadToRoots(tx: Transaction, fromId: string): Promise<void> {
  await tx.$executeRaw`
    with recursive "standing" as (
      select "fromId", "intoId" from "PersonMerge" where "undoneAt" is null
    ), "below" ("id") as (
      select ${fromId}::uuid
      union select s."fromId" from "standing" s join "below" b on s."intoId" = b."id"
    ), "way" ("id", "at") as (
      select "id", "id" from "below"
      union select w."id", s."intoId" from "way" w join "standing" s on s."fromId" = w."at"
    )
    update "Person" p set "mergedIntoId" = nullif(w."at", p."id")
    from "way" w
    where p."id" = w."id" and not exists (select from "standing" s where s."fromId" = w."at")`;
}

type MergeNote = {
  action: 'person.merge' | 'person.unmerge';
  mergeId: string;
  from: { handle: string };
  into: { handle: string };
  reason: string;
};

/** Writes the audit row of a merge, under the person that both rows are. */
export async function recordMerge(
  tx: Transaction,
  actor: AuditActor,
  { action, mergeId, from, into, reason }: MergeNote,
): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    subject: `person/${into.handle}`,
    reason,
    detail: { merge: mergeId, from: from.handle, into: into.handle },
  });
}
