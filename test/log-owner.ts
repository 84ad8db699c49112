import { generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';
import { logKeyOf, type LogKey } from '@/lib/checkpoints/note';

/** Makes a key that signs checkpoints, with its private part in the format of the setting. */
export function newLogKey(log = 'vote.example.org/audit'): { secret: string; key: LogKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { secret, key: logKeyOf(secret, log) };
}

/** Runs statements as a malicious database administrator, with the triggers disabled. */
export async function asOwner(...statements: readonly string[]): Promise<void> {
  const owner = new Client({ connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query('set session_replication_role = replica');
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

/**
 * Returns SQL that rewrites the log from a row on, with consistent hashes, as an attacker who knows the algorithm
 * would.
 */
export const REHASH = (from: number) => `
  do $$
  declare
    entry "AuditEntry";
    link text := (select coalesce(max(hash), repeat('0', 64)) from "AuditEntry" where seq = ${from} - 1);
  begin
    for entry in select * from "AuditEntry" where seq >= ${from} order by seq loop
      entry.previous := link;
      link := rollcall_audit_hash(entry);
      update "AuditEntry" set previous = entry.previous, hash = link where seq = entry.seq;
    end loop;
    update "AuditHead" set (seq, hash) = (select seq, hash from "AuditEntry" order by seq desc limit 1);
  end $$`;
