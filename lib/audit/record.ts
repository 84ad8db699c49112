import 'server-only';
import type { Transaction } from '@/lib/database/transaction';

/**
 * Who is written down as having acted. `personId` is null for what the clock, the sync or a command line does. Of
 * somebody signed in, the account and the session are written down too: after a merge, several accounts are one person.
 */
export type AuditActor = {
  personId: string | null;
  name: string;
  userId?: string;
  sessionId?: string;
};

/** What nobody in particular does: a deadline that passes, a sync that follows the seats. */
export const ROLLCALL: AuditActor = { personId: null, name: 'Rollcall' };

/** One write, as it is written down. */
export type AuditRecord = {
  /** Concept and verb: `motion.vote`. */
  action: `${string}.${string}`;
  /** Concept and address: `motion/12`, `person/ana-diaz`. */
  subject: `${string}/${string}`;
  /** Why, in a sentence; never empty. */
  reason: string;
  /** What else a doubter needs. Plain JSON; no e-mail addresses, no secrets. */
  detail?: Record<string, unknown>;
};

/**
 * Writes an audit row in the transaction of the change it is about: both land or neither does. The row takes along
 * what the transaction has changed of protected rows so far (lib/audit/columns.ts); what changes after the last such
 * row, the database refuses with the whole transaction.
 *
 * The database numbers the row, takes the time and links it to the row before; until this transaction ends,
 * other writers wait. So call it last, after every row that it tells of is locked.
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
 * Writes an audit row where this transaction has changed protected rows that no audit row tells of yet; nothing else.
 * For the sync, which cannot know whether what it writes is more than the record. Only the owner's processes may ask.
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
