import 'server-only';
import { db } from '@/lib/database/client';

/**
 * Returns the mail choices of the person of these rows, and their recent former addresses, for the person's own export.
 */
export async function exportMail(personIds: readonly string[]) {
  const own = { personId: { in: [...personIds] } };
  const [mail, former] = await Promise.all([
    db.mailChoice.findMany({ where: own, select: { kind: true, isOff: true, chosenAt: true } }),
    db.formerAddress.findMany({ where: own, select: { address: true, replacedAt: true } }),
  ]);
  return { mail, former };
}
