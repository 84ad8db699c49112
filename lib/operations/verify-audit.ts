import { Client } from 'pg';
import type { LinkedRow } from '@/lib/audit/chain';
import type { Mismatch } from '@/lib/audit/evidence';
import {
  faultAt,
  faultAtHead,
  faultAtNoted,
  nameMove,
  START,
  type ChainFault,
  type Link,
} from '@/lib/audit/faults';
import type { Permits } from '@/lib/audit/permits';
import {
  compareHeads,
  type HeadComparison,
  type LogAsItIs,
  type PublishedHead,
} from '@/lib/checkpoints/comparison-rules';
import { permits as ours } from '@/lib/parts/audit';
import type { Progress } from '@/lib/progress';
import { compareOwn, readOwnHeads } from './verify-checkpoints';
import { listGuardFaults } from './verify-guards';
import { beginRebuilding, compareRecord, takeRow, type Rebuilding } from './verify-record';

/** Result of the check. All is well if there are no faults, no guard problems and no mismatches. */
export type AuditReport = {
  /** Number of rows that follow each other as they were written. */
  rows: number;
  /** The last of them, to be noted and given to a later check. */
  head: Link;
  /** First fault of the log itself. */
  fault: ChainFault | null;
  /** Problems with the triggers, functions and rights that keep log and record consistent. */
  guards: string[];
  /** Differences between the record and the log. */
  mismatches: Mismatch[];
  /** Comparison of the database's own checkpoints with the log. */
  checkpoints: HeadComparison;
  /** Comparison of heads published elsewhere with the log; null if none were given. */
  published: HeadComparison | null;
};

/** Options of a check. `permits` lists which action may change what. */
type Checking = {
  noted?: Link | null;
  against?: readonly PublishedHead[] | null;
  progress: Progress;
  permits?: Permits;
};

const PAGE = 1_000;

/**
 * Checks the audit log of a database from its first row to its head, rebuilds from it alone the content of every
 * protected row, and compares the tables with that. Also checks that the guards of both are as they were made.
 *
 * The check uses one read-only snapshot, so it can run on a live site. With the `noted` head of an earlier check, or
 * with published heads in `against`, it also detects a log that was cut off or rewritten together with its head, which
 * nothing in the database alone can show.
 */
export async function verifyAudit(databaseUrl: string, checking: Checking): Promise<AuditReport> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyAuditWithin(client, checking);
  } finally {
    await client.end();
  }
}

/**
 * Does the same as {@link verifyAudit} on a connection that is in a transaction, and sees what that transaction sees.
 */
export async function verifyAuditWithin(
  client: Client,
  { noted = null, against = null, progress, permits = ours }: Checking,
): Promise<AuditReport> {
  const [head, own] = [await readHead(client), await readOwnHeads(client)];
  const rebuilding = beginRebuilding(permits);
  const wanted = new Set([...own.heads, ...(against ?? [])].map(({ seq }) => seq));
  const chain = await followChain(client, { head, noted, progress, rebuilding, wanted });
  const guards = await listGuardFaults(client, rebuilding.webRoles);
  const mismatches = await compareRecord(client, rebuilding);
  return {
    rows: chain.rows,
    head: chain.last,
    fault: chain.fault,
    guards,
    mismatches,
    checkpoints: compareOwn(own, chain.log),
    published: against && compareHeads(against, chain.log),
  };
}

async function readHead(client: Client): Promise<Link | null> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    `select seq::text, hash from "AuditHead" order by id limit 1`,
  );
  const [row] = rows;
  return row ? { seq: BigInt(row.seq), hash: row.hash } : null;
}

type Chain = { rows: number; last: Link; fault: ChainFault | null; log: LogAsItIs };

type Following = {
  head: Link | null;
  noted: Link | null;
  progress: Progress;
  rebuilding: Rebuilding;
  /** Numbers of rows whose hashes are needed. */
  wanted: ReadonlySet<bigint>;
};

async function followChain(
  client: Client,
  { head, noted, progress, rebuilding, wanted }: Following,
): Promise<Chain> {
  const highest = await highestNumber(client, head);
  const hashes = new Map<bigint, string>();
  const chain: Omit<Chain, 'log'> = { rows: 0, last: START, fault: null };
  let end = 0n;
  let notedHash = noted?.seq === 0n ? START.hash : null;
  for await (const row of rowsOf(client)) {
    takeRow(rebuilding, row);
    end = row.seq;
    if (wanted.has(row.seq)) hashes.set(row.seq, row.hash);
    if (noted?.seq === row.seq) notedHash = row.hash;
    if (chain.fault) continue;
    chain.fault = faultAt(chain.last, row, highest);
    if (chain.fault) continue;
    chain.last = { seq: row.seq, hash: row.hash };
    chain.rows += 1;
    if (chain.rows % PAGE === 0) {
      progress({ label: `row ${row.seq}`, done: chain.rows, total: Number(highest) });
    }
  }
  if (chain.fault) chain.fault = await nameFault(client, chain.fault, chain.last);
  chain.fault ??= faultAtHead(chain.last, head);
  if (noted) chain.fault ??= faultAtNoted(noted, notedHash, chain.last);
  return { ...chain, log: { hashes, last: end } };
}

async function highestNumber(client: Client, head: Link | null): Promise<bigint> {
  const { rows } = await client.query<{ seq: string }>(
    `select coalesce(max(seq), 0)::text as seq from "AuditEntry"`,
  );
  const last = BigInt(rows[0]?.seq ?? 0);
  return head && head.seq > last ? head.seq : last;
}

/** Refines a fault by checking if the row written at its position still exists: it links to the last good row. */
async function nameFault(client: Client, fault: ChainFault, last: Link): Promise<ChainFault> {
  const { rowCount } = await client.query(`select from "AuditEntry" where previous = $1 limit 1`, [
    last.hash,
  ]);
  return nameMove(fault, rowCount !== 0);
}

/**
 * Yields all rows by number, page by page. `infinity` as a moment gives an empty text, and so a hash that does not
 * match.
 */
async function* rowsOf(client: Client): AsyncGenerator<LinkedRow> {
  await client.query(
    `declare log no scroll cursor for
     select seq::text, "actorId"::text as "actorId", actor, action, subject, reason, detail, changes, previous, hash,
            coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') as at
       from "AuditEntry" order by "AuditEntry".seq`,
  );
  for (;;) {
    const { rows } = await client.query<Omit<LinkedRow, 'seq'> & { seq: string }>(
      `fetch ${PAGE} from log`,
    );
    for (const row of rows) yield { ...row, seq: BigInt(row.seq) };
    if (rows.length < PAGE) return;
  }
}
