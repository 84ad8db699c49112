import 'server-only';
import { db } from '@/lib/database/client';
import { MOTION_MAIL_KINDS, type MotionMailKind } from './kinds';

/** A mail about a motion that was noted. */
export type NotedMail = {
  motionId: number;
  personId: string;
  kind: MotionMailKind;
  occasion: number;
};

/** See {@link NotedMail}; null when it is gone, or of a kind that is known no longer. */
export async function getMotionMail(id: string): Promise<NotedMail | null> {
  const row = await db.motionMail.findUnique({
    where: { id },
    select: { motionId: true, personId: true, kind: true, occasion: true },
  });
  const kind = MOTION_MAIL_KINDS.find((each) => each === row?.kind);
  return row && kind ? { ...row, kind } : null;
}

/** Mails already noted about some motions: whom for, after merges. */
export async function listNotedMails(
  motionIds: readonly number[],
): Promise<{ kind: string; motionId: number; occasion: number; personId: string }[]> {
  const rows = await db.motionMail.findMany({
    where: { motionId: { in: [...motionIds] } },
    select: {
      kind: true,
      motionId: true,
      occasion: true,
      personId: true,
      person: { select: { mergedIntoId: true } },
    },
  });
  return rows.map(({ person, ...mail }) => ({
    ...mail,
    personId: person.mergedIntoId ?? mail.personId,
  }));
}
