import type { Link } from '@/lib/audit-faults';
import { progressDisplay, UsageError, type Arguments } from './command-line';
import { openDatabase } from './session';
import { verifyAudit, type AuditReport } from './verify-audit';

/** What `npm run verify -- --help` prints. */
export const verifyHelp = `
Checks that nothing was changed behind Rollcall's back.

  npm run verify -- audit [--head SEQ:HASH] [--json]

audit    follows the audit log from its first row to its last and names the first row that was altered, dropped,
         inserted or reordered. It rebuilds motions, votes, texts, roles, people and sessions from the log alone and
         names each row and column that is other than that; and it looks whether triggers, functions and rights are
         as they were made. It changes nothing and may run beside the site.
--head   the head an earlier check printed: finds a log that was cut off or written anew, which the database
         alone can't show. Keep heads where nobody who can change the database can change them.
--json   prints the answer as JSON

Ends with 0 when all is well, 1 when something is not, 2 for misuse.
`;

/** The options of `npm run verify`. */
export const verifyOptions = { head: { type: 'string' }, json: { type: 'boolean' } } as const;

/** At most so many mismatches are printed one by one. */
const SHOWN = 20;

/** Checks what it is told to; answers whether all is well. */
export async function verify({ flags, words }: Arguments): Promise<boolean> {
  if (words.length !== 1 || words[0] !== 'audit') {
    throw new UsageError('Say what to check: npm run verify -- audit');
  }
  const noted = typeof flags.head === 'string' ? readHead(flags.head) : null;
  const database = await openDatabase('readable');
  const display = progressDisplay('Checking the audit log', flags.json === true);
  try {
    const report = await verifyAudit(database.url, { noted, progress: display.show });
    display.end();
    process.stdout.write(flags.json ? `${asJson(report)}\n` : asText(report));
    return isWell(report);
  } finally {
    await database.release();
  }
}

function readHead(text: string): Link {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError('--head takes a number, a colon and 64 hexadecimal digits.');
  }
  return { seq: BigInt(seq), hash };
}

/** Whether a check of the audit log found nothing wrong. */
export function isWell({ fault, guards, mismatches }: AuditReport): boolean {
  return fault === null && guards.length === 0 && mismatches.length === 0;
}

/** The answer for other programs; numbers of rows are text, because they may outgrow what JSON holds. */
export function asJson(report: AuditReport): string {
  const { rows, head, fault, guards, mismatches } = report;
  return JSON.stringify({
    ok: isWell(report),
    rows,
    head: `${head.seq}:${head.hash}`,
    fault: fault && { is: fault.is, seq: String(fault.seq), what: fault.what },
    guards,
    mismatches: mismatches.map(({ seq, ...rest }) => ({
      ...rest,
      seq: seq === null ? null : String(seq),
    })),
  });
}

/** The answer for people. */
export function asText(report: AuditReport): string {
  const { rows, head, fault, guards, mismatches } = report;
  const lines = [
    fault
      ? `The audit log was tampered with. ${fault.what}`
      : `The audit log is whole: ${rows} rows.`,
    ...guards,
    ...mismatches.slice(0, SHOWN).map(({ subject, what }) => `${subject}: ${what}`),
  ];
  if (mismatches.length > SHOWN) lines.push(`… and ${mismatches.length - SHOWN} more.`);
  if (guards.length === 0) lines.push('Triggers, functions and rights are as they were made.');
  if (mismatches.length === 0) {
    lines.push('Motions, votes, texts, roles, people and sessions are what it says.');
  }
  lines.push(
    fault
      ? `In order up to row ${head.seq}: ${rows} rows.`
      : `Note down its head, and give it to the next check: --head ${head.seq}:${head.hash}`,
  );
  return `${lines.join('\n')}\n`;
}
