import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A row of the audit log as its hash sees it. */
export type AuditRow = {
  seq: bigint;
  /** UTC with milliseconds: `2026-11-20T12:00:00.000Z`. */
  at: string;
  actorId: string | null;
  actor: string;
  action: string;
  subject: string;
  reason: string;
  /** JSON as it was written. */
  detail: string;
  /** What the database saw change, as JSON; null for rows that changed nothing protected, or were written before. */
  changes: string | null;
  /** The hash of the row before. */
  previous: string;
};

/** A row with the hash it carries. */
export type LinkedRow = AuditRow & { hash: string };

/** What the first row links to. */
export const FIRST_LINK = '0'.repeat(64);

/**
 * The hash of a row: SHA-256 of its fields, each preceded by its length in bytes and a colon, the link to the row
 * before first. The database's `rollcall_audit_hash` computes the same.
 *
 * The lengths keep apart what would read the same when joined: `ab` + `c` and `a` + `bc`.
 */
export function auditHash(row: AuditRow): string {
  const fields = [
    row.previous,
    String(row.seq),
    row.at,
    row.actorId ?? '',
    row.actor,
    row.action,
    row.subject,
    row.reason,
    row.detail,
    ...(row.changes === null ? [] : [row.changes]),
  ];
  const hash = sha256.create();
  for (const field of fields) {
    const bytes = utf8ToBytes(field);
    hash.update(utf8ToBytes(`${bytes.length}:`)).update(bytes);
  }
  return bytesToHex(hash.digest());
}
