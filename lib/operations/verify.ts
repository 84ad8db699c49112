import type { Link } from '@/lib/audit/faults';
import { formatCount } from '@/lib/time';
import { progressDisplay, UsageError, type Arguments } from '@/lib/command-line';
import { readPublished, type PublishedHeads } from './published-heads';
import { openDatabase } from './session';
import { verifyAudit, type AuditReport } from './verify-audit';

/** Output of `npm run verify -- --help`. */
export const verifyHelp = `
Checks that nothing was changed behind Rollcall's back.

  npm run verify -- audit [--against URL|FILE] [--key KEY] [--head SEQ:HASH] [--json]

audit      follows the audit log from its first row to its last and names the first row that was altered, dropped,
           inserted or reordered. It rebuilds motions, votes, texts, roles, people and sessions from the log alone and
           names each row and column that is other than that; and it looks whether triggers, functions and rights are
           as they were made. It changes nothing and may run beside the site.
--against  checkpoints that were published: the address of a checkpoints.txt, a file that they are appended to, or the
           text of a mail. Names the first row that no longer matches. Finds a log that was cut off or written anew,
           which the database alone can't show: give it what was kept where nobody who can change the database could.
--key      a key that signed them, as /security/log shows it, unless it is this installation's own.
--head     the head that an earlier check printed, to the same end.
--json     prints the answer as JSON

Ends with 0 when all is well, 1 when something is not, 2 for misuse.
`;

/** Options of `npm run verify`. */
export const verifyOptions = {
  head: { type: 'string' },
  against: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Maximum number of mismatches printed one by one. */
const SHOWN = 20;

/** Runs the requested check; returns true if all is well. */
export async function verify({ flags, words }: Arguments): Promise<boolean> {
  if (words.length !== 1 || words[0] !== 'audit') {
    throw new UsageError('Say what to check: npm run verify -- audit');
  }
  const noted = typeof flags.head === 'string' ? readHead(flags.head) : null;
  const published = await readAgainst(flags);
  const database = await openDatabase('readable');
  const display = progressDisplay('Checking the audit log', flags.json === true);
  try {
    const against = published?.heads ?? null;
    const report = await verifyAudit(database.url, { noted, against, progress: display.show });
    display.end();
    process.stdout.write(flags.json ? `${asJson(report, published)}\n` : asText(report, published));
    return isWell(report) && (published?.faults.length ?? 0) === 0;
  } finally {
    await database.release();
  }
}

async function readAgainst({ against, key }: Arguments['flags']): Promise<PublishedHeads | null> {
  if (typeof against === 'string') {
    return readPublished(against, typeof key === 'string' ? [key] : []);
  }
  if (key !== undefined) throw new UsageError('--key goes with --against.');
  return null;
}

function readHead(text: string): Link {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError('--head takes a number, a colon and 64 hexadecimal digits.');
  }
  return { seq: BigInt(seq), hash };
}

/** True if a check of the audit log found nothing wrong. */
export function isWell(report: AuditReport): boolean {
  const { fault, guards, mismatches, checkpoints, published } = report;
  const faults = [fault, checkpoints.fault, published?.fault ?? null];
  return faults.every((each) => each === null) && guards.length === 0 && mismatches.length === 0;
}

/** Report for other programs. Numbers of rows are text because they may exceed what JSON can hold. */
export function asJson(report: AuditReport, against: PublishedHeads | null = null): string {
  const { rows, head, fault, guards, mismatches, checkpoints, published } = report;
  return JSON.stringify({
    ok: isWell(report) && (against?.faults.length ?? 0) === 0,
    rows,
    head: `${head.seq}:${head.hash}`,
    fault: fault && { is: fault.is, seq: String(fault.seq), what: fault.what },
    guards,
    mismatches: mismatches.map(({ seq, ...rest }) => ({
      ...rest,
      seq: seq === null ? null : String(seq),
    })),
    checkpoints: comparisonOf(checkpoints),
    published: published &&
      against && {
        ...comparisonOf(published),
        from: against.from,
        unsigned: against.faults,
        stray: against.stray,
      },
  });
}

function comparisonOf({ compared, fault }: AuditReport['checkpoints']) {
  return { compared, fault: fault && { seq: String(fault.seq), what: fault.what } };
}

/** Report for people. */
export function asText(report: AuditReport, against: PublishedHeads | null = null): string {
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
  lines.push(...checkpointLines(report), ...publishedLines(report, against));
  lines.push(
    fault
      ? `In order up to row ${head.seq}: ${rows} rows.`
      : `Note down its head, and give it to the next check: --head ${head.seq}:${head.hash}`,
  );
  return `${lines.join('\n')}\n`;
}

function checkpointLines({ checkpoints: { compared, fault } }: AuditReport): string[] {
  if (fault) return [fault.what];
  return compared === 0 ? [] : [`Its own ${formatCount(compared, 'checkpoint')} fit.`];
}

function publishedLines({ published }: AuditReport, against: PublishedHeads | null): string[] {
  if (!published || !against) return [];
  const { compared, fault } = published;
  const { from, faults, stray } = against;
  return [
    ...faults.slice(0, SHOWN),
    ...(stray === null ? [] : [`${from}: what begins in line ${stray} is no checkpoint.`]),
    fault
      ? `${from}: ${fault.what}`
      : `${from}: ${formatCount(compared, 'published checkpoint')} fit the log.`,
  ];
}
