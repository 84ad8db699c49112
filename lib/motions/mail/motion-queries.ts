import 'server-only';
import { db } from '@/lib/database/client';
import { redact } from '@/lib/markup/redact';
import { entryFields, entryOf } from '@/lib/motions/row-queries';
import type { MotionEntry } from '@/lib/motions/view-types';
import type { MailFacts } from './rules';

/** A motion with everything that mails about it contain. */
export type MailMotion = MotionEntry & { mail: MailFacts; note: string };

/** Number of days that the job looks back for decisions. Older ones have been noted, or were never meant for mail. */
const DECIDED_WITHIN_DAYS = 30;

const fields = {
  ...entryFields,
  revisions: {
    orderBy: { number: 'asc' },
    select: { number: true, revisedAt: true, note: true },
  },
} as const;

/**
 * Lists motions that mails may be due about: those open or on hold, proposed ones that have been revised and have a
 * consent, and recently decided ones. Motions imported from code review are excluded.
 */
export async function listMailMotions(now: Date): Promise<MailMotion[]> {
  const rows = await db.motion.findMany({
    where: {
      source: 'rollcall',
      OR: [
        { state: { in: ['open', 'held'] } },
        { state: 'proposed', revision: { gt: 1 }, approvals: { some: { revokedAt: null } } },
        { decidedAt: { gt: new Date(now.getTime() - DECIDED_WITHIN_DAYS * 86_400_000) } },
      ],
    },
    orderBy: { id: 'asc' },
    select: fields,
  });
  return rows.flatMap((row) => mailMotionOf(row) ?? []);
}

/** Returns one motion as it is now; null if it was removed or its kind is no longer known. */
export async function getMailMotion(id: number): Promise<MailMotion | null> {
  const row = await db.motion.findUnique({ where: { id }, select: fields });
  return row && mailMotionOf(row);
}

type Row = Parameters<typeof entryOf>[0] & {
  revisions: { number: number; revisedAt: Date; note: string }[];
};

function mailMotionOf(row: Row): MailMotion | null {
  const entry = entryOf(row);
  const { rule, facts, decidedAt } = entry;
  if (!rule) return null;
  return {
    ...entry,
    note: redact(row.revisions.find(({ number }) => number === row.revision)?.note ?? ''),
    mail: { ...facts, decidedAt, rule, revisions: row.revisions },
  };
}
