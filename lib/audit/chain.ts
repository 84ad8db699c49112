import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Fields of an audit row that its hash covers. */
export type AuditRow = {
  seq: bigint;
  /** Time in UTC with milliseconds: `2026-11-20T12:00:00.000Z`. */
  at: string;
  actorId: string | null;
  actor: string;
  action: string;
  subject: string;
  reason: string;
  /** JSON as it was written. */
  detail: string;
  /** Captured changes as JSON; null if no protected row changed, or if the row is older than capturing. */
  changes: string | null;
  /** Hash of the row before. */
  previous: string;
};

/** An audit row with its stored hash. */
export type LinkedRow = AuditRow & { hash: string };

/** Hash that the first row links to. */
export const FIRST_LINK = '0'.repeat(64);

/**
 * Computes the hash of a row: SHA-256 of its fields, each preceded by its length in bytes and a colon, beginning with
 * the hash of the row before. The database's `rollcall_audit_hash` computes the same.
 *
 * The lengths distinguish fields that would be equal when joined: `ab` + `c` and `a` + `bc`.
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
