import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import { aliasKey, MAX_STATED, type AliasRefusal } from './alias-rules';
import { lockIdentities } from './commands';
import type { Actor } from '@/lib/people/role-rules';
import type { AliasInput } from './schema';

/** Adds a name that a person states for themselves. It is shown as stated, and proves nothing. */
export async function stateAlias(
  actor: Actor,
  { kind, value }: AliasInput,
): Promise<Result<{ kind: string }, AliasRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    // On the row they signed in as, so that undoing a merge takes it along.
    const { personId } = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { personId: true },
    });
    const stated = await tx.personAlias.count({ where: { personId, source: 'stated' } });
    if (stated >= MAX_STATED) return refuse('too-many-aliases');
    const { count } = await tx.personAlias.createMany({
      data: { personId, kind, value, key: aliasKey(kind, value), source: 'stated' },
      skipDuplicates: true,
    });
    if (count === 0) return ok({ kind });
    await recordAudit(tx, actor, {
      action: 'alias.state',
      subject: `person/${actor.handle}`,
      reason: 'Said by the person themselves.',
      detail: { kind },
    });
    return ok({ kind });
  });
}

/** Removes a name that a person stated for themselves. Names from the record or a provider stay. */
export async function retractAlias(
  actor: Actor,
  { kind, value }: AliasInput,
): Promise<Result<{ kind: string }, AliasRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const { count } = await tx.personAlias.deleteMany({
      where: {
        kind,
        value,
        source: 'stated',
        person: { OR: [{ id: actor.personId }, { mergedIntoId: actor.personId }] },
      },
    });
    if (count === 0) return refuse('no-such-alias');
    await recordAudit(tx, actor, {
      action: 'alias.retract',
      subject: `person/${actor.handle}`,
      reason: 'Removed by the person themselves.',
      detail: { kind },
    });
    return ok({ kind });
  });
}
