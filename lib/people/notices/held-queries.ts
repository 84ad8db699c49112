import 'server-only';
import { db } from '@/lib/database/client';

/** What mail the person of these rows chose, and addresses that were theirs until lately, for their own export. */
export async function exportMail(personIds: readonly string[]) {
  const own = { personId: { in: [...personIds] } };
  const [mail, former] = await Promise.all([
    db.mailChoice.findMany({ where: own, select: { kind: true, isOff: true, chosenAt: true } }),
    db.formerAddress.findMany({ where: own, select: { address: true, replacedAt: true } }),
  ]);
  return { mail, former };
}
