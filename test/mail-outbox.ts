import { db } from '@/lib/database/client';
import { readDatabaseClock } from '@/lib/database/clock';
import { letters } from '@/lib/parts/letters';
import type { MotionMailKind } from '@/lib/motions/mail/kinds';
import { sendDueMail, type MailRound, type Outbox } from '@/lib/notices/send';

/** An outbox of a site with a clock that the test sets. */
export type TestOutbox = Outbox & {
  /** Minutes by which the clock is ahead of the database's. */
  ahead: number;
  send: () => Promise<MailRound>;
};

/** Returns the outbox of a site at vote.example.org that sends its mail to this server. */
export function outboxOf(smtpUrl: string): TestOutbox {
  const outbox: TestOutbox = {
    smtpUrl,
    from: 'Rollcall <rollcall@vote.example.org>',
    siteUrl: 'https://vote.example.org',
    secret: 'a secret of this site, and of no other',
    checkpointOf: () => Promise.resolve(null),
    letters,
    ahead: 0,
    clock: async () => new Date((await readDatabaseClock(db)).getTime() + outbox.ahead * 60_000),
    send: () => sendDueMail(outbox, new AbortController().signal),
  };
  return outbox;
}

/** Returns the state of each mail of a kind: `Member01 sent`, `Member02 waiting`, `Member03 moot`. */
export async function mailStates(kind: MotionMailKind): Promise<string[]> {
  const rows = await db.motionMail.findMany({
    where: { kind },
    orderBy: [{ person: { handle: 'asc' } }, { occasion: 'asc' }],
    select: { sentAt: true, failure: true, person: { select: { name: true } } },
  });
  return rows.map(
    ({ person, sentAt, failure }) => `${person.name} ${sentAt ? 'sent' : (failure ?? 'waiting')}`,
  );
}

/** Returns the state of each notice of a kind, in the order of the log: `Ana sent`, `Bo opted-out`. */
export async function noticeStates(kind: string): Promise<string[]> {
  const rows = await db.noticeMail.findMany({
    where: { kind },
    orderBy: [{ seq: 'asc' }, { person: { handle: 'asc' } }, { addressKey: 'asc' }],
    select: { sentAt: true, failure: true, person: { select: { name: true } } },
  });
  return rows.map(
    ({ person, sentAt, failure }) => `${person.name} ${sentAt ? 'sent' : (failure ?? 'waiting')}`,
  );
}
