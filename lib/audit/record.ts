import 'server-only';
import type { Transaction } from '@/lib/database/transaction';

/**
 * Actor of an audit row. `personId` is null for the clock, the sync and the command line. For a signed-in person, the
 * account and the session are recorded too: after a merge, several accounts are one person.
 */
export type AuditActor = {
  personId: string | null;
  name: string;
  userId?: string;
  sessionId?: string;
};

/** Actor of what no person does: a deadline that passes, a sync that follows the seats. */
export const ROLLCALL: AuditActor = { personId: null, name: 'Rollcall' };

/** An audit row to write. */
export type AuditRecord = {
  /** Concept and verb: `motion.vote`. */
  action: `${string}.${string}`;
  /** Concept and address: `motion/12`, `person/ana-diaz`. */
  subject: `${string}/${string}`;
  /** Reason in a sentence; never empty. */
  reason: string;
  /** Further facts for verification, as plain JSON without e-mail addresses and secrets. */
  detail?: Record<string, unknown>;
};

/**
 * Writes an audit row in the transaction of the change it describes: both are committed or neither. The row includes
 * the changes to protected rows that the transaction has made so far (lib/audit/columns.ts). If a protected row changes
 * after the last audit row, the database refuses the whole transaction.
 *
 * The database numbers the row, sets its time and links it to the row before. Other writers wait until this transaction
 * ends, so call it last, after all rows that it describes are locked.
 */
export async function recordAudit(
  tx: Transaction,
  actor: AuditActor,
  { action, subject, reason, detail = {} }: AuditRecord,
): Promise<{ seq: bigint; at: Date }> {
  const { userId: account, sessionId: session } = actor;
  const whole = { ...detail, ...(account !== undefined && { account, session }) };
  const rows = await tx.$queryRaw<{ seq: bigint; at: Date }[]>`
    insert into "AuditEntry" ("actorId", "actor", "action", "subject", "reason", "detail")
    values (${actor.personId}::uuid, ${actor.name}, ${action}, ${subject}, ${reason}, ${JSON.stringify(whole)})
    returning "seq", "at"`;
  const [row] = rows;
  if (!row) throw new Error('The audit log took no row.');
  return row;
}

/**
 * Writes an audit row only if this transaction has changed protected rows that no audit row covers yet. For the sync,
 * which cannot know whether it writes more than the record. Only the owner's processes may call it.
 */
export async function recordRest(
  tx: Transaction,
  actor: AuditActor,
  record: AuditRecord,
): Promise<void> {
  const waiting = await tx.$queryRaw<unknown[]>`
    select from "AuditPending" where "transaction" = pg_current_xact_id()::text::bigint limit 1`;
  if (waiting.length > 0) await recordAudit(tx, actor, record);
}
