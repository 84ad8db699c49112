import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';

/** One row of the audit log. */
export type AuditListRow = {
  seq: bigint;
  at: Date;
  actor: string;
  actorId: string | null;
  action: string;
  subject: string;
  reason: string;
  detail: string;
};

/** Which rows: of one subject (`motion/12`), by one of these rows of people, numbered below `before`. */
export type AuditFilter = {
  subject?: string;
  actorIds?: readonly string[];
  before?: bigint;
  take: number;
};

/** Rows of the audit log, the latest first. Nobody (no id) has written none. */
export async function listAudit({
  subject,
  actorIds,
  before,
  take,
}: AuditFilter): Promise<AuditListRow[]> {
  return db.auditEntry.findMany({
    where: {
      ...(subject !== undefined && { subject: storable(subject) }),
      ...(actorIds && { actorId: { in: [...actorIds] } }),
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

/** The last link of the chain: how many rows there are, and the hash that stands for all of them. */
export async function getAuditHead(): Promise<{ seq: bigint; hash: string }> {
  return db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });
}
