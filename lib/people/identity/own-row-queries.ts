import 'server-only';
import type { Transaction } from '@/lib/database/transaction';
import type { Actor } from '@/lib/people/role-rules';

/**
 * The row of `Person` that somebody's account belongs to: what they do is kept as that row's, so that undoing a
 * merge leaves it with them. Whoever reads takes merged rows together.
 */
export async function ownRowOf(
  tx: Transaction,
  { userId, personId }: Pick<Actor, 'userId' | 'personId'>,
): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { personId: true } });
  return user?.personId ?? personId;
}
