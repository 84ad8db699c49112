import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';

/** A row of the audit log. */
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

/** Filter of rows: about one subject (`motion/12`), by one of these rows of people, numbered below `before`. */
export type AuditFilter = {
  subject?: string;
  actorIds?: readonly string[];
  before?: bigint;
  take: number;
};

/** Lists rows of the audit log, latest first. An empty list of people gives none. */
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

/** Returns the head of the chain: the number of rows, and the last hash. */
export async function getAuditHead(): Promise<{ seq: bigint; hash: string }> {
  return db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });
}
