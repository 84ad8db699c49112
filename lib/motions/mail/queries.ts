import 'server-only';
import { db } from '@/lib/database/client';
import { MOTION_MAIL_KINDS, type MotionMailKind } from './kinds';

/** A noted mail about a motion. */
export type NotedMail = {
  motionId: number;
  personId: string;
  kind: MotionMailKind;
  occasion: number;
};

/** Returns the {@link NotedMail}; null if it was removed, or if its kind is no longer known. */
export async function getMotionMail(id: string): Promise<NotedMail | null> {
  const row = await db.motionMail.findUnique({
    where: { id },
    select: { motionId: true, personId: true, kind: true, occasion: true },
  });
  const kind = MOTION_MAIL_KINDS.find((each) => each === row?.kind);
  return row && kind ? { ...row, kind } : null;
}

/** Lists the mails already noted about some motions. Person ids are the current ones, after merges. */
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
