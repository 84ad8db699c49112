import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import { listSameIds } from './group-queries';

/** One row of the audit log. */
export type AuditRow = {
  seq: bigint;
  at: Date;
  actor: string;
  actorId: string | null;
  action: string;
  subject: string;
  reason: string;
  detail: string;
};

/** Which rows: of one subject (`motion/12`), by one person (a handle), numbered below `before`. */
export type AuditFilter = { subject?: string; actor?: string; before?: bigint; take: number };

/** Rows of the audit log, the latest first. An actor nobody knows has written none. */
export async function listAudit({
  subject,
  actor,
  before,
  take,
}: AuditFilter): Promise<AuditRow[]> {
  const actorIds = actor === undefined ? null : await idsOf(actor);
  return db.auditEntry.findMany({
    where: {
      ...(subject !== undefined && { subject: storable(subject) }),
      ...(actorIds && { actorId: { in: actorIds } }),
      ...(before !== undefined && { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take,
    select: {
      seq: true,
      at: true,
      actor: true,
      actorId: true,
      action: true,
      subject: true,
      reason: true,
      detail: true,
    },
  });
}

async function idsOf(handle: string): Promise<string[]> {
  const row = await db.person.findUnique({
    where: { handle: storable(handle) },
    select: { id: true },
  });
  return row ? listSameIds(row.id) : [];
}

/** The last link of the chain: how many rows there are, and the hash that stands for all of them. */
export async function getAuditHead(): Promise<{ seq: bigint; hash: string }> {
  return db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });
}
