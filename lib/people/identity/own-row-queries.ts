import 'server-only';
import type { Transaction } from '@/lib/database/transaction';
import type { Actor } from '@/lib/people/role-rules';

/**
 * Returns the row of `Person` that an account belongs to. Acts are stored under that row, so that undoing a merge
 * leaves them with the account. Queries read merged rows together.
 */
export async function ownRowOf(
  tx: Transaction,
  { userId, personId }: Pick<Actor, 'userId' | 'personId'>,
): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { personId: true } });
  return user?.personId ?? personId;
}
