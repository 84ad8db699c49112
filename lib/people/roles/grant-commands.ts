import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { databaseClock, readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { lockIdentities } from '@/lib/people/identity/commands';
import {
  MAX_GRANT_DAYS,
  refuseGrant,
  refuseHolder,
  refuseRevoke,
  type GrantRefusal,
  type RevokeRefusal,
} from './grant-rules';
import { findRow } from '@/lib/people/identity/merge-commands';
import { isInForce } from './record-role-rules';
import type { Actor } from '@/lib/people/role-rules';
import type { GrantInput, RevokeInput } from './schema';
import { countOtherAdmins, isHeld, listScopes, seatsOn } from './grant-check-queries';

/** Grants a person a role until the end of a day (UTC), for a reason. */
export async function giveGrant(
  actor: Actor,
  input: GrantInput,
): Promise<Result<{ grantId: string; handle: string }, GrantRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const refusal = refuseGrant(actor, input, await listScopes(tx));
    if (refusal) return refuse(refusal);
    const asked = await findRow(tx, { handle: input.handle });
    const person = asked && (await findRow(tx, { id: asked.canonicalId }));
    if (!person) return refuse('no-such-person');
    const { role, scope, reason } = input;
    if (await isHeld(tx, person.id, { role, scope })) return refuse('already-held');
    const unfit = refuseHolder(actor, { personId: person.id, role }, await seatsOn(tx, scope));
    if (unfit) return refuse(unfit);

    const expiresAt = endOf(input.lastDay);
    const grantId = await insertGrant(tx, actor, { ...input, personId: person.id, expiresAt });
    if (grantId === null) {
      const isPast = expiresAt <= (await readDatabaseClock(tx));
      return refuse(isPast ? 'ends-too-early' : 'ends-too-late');
    }
    await recordAudit(tx, actor, {
      action: 'grant.give',
      subject: `person/${person.handle}`,
      reason,
      detail: { grant: grantId, role, scope, expiresAt: expiresAt.toISOString() },
    });
    return ok({ grantId, handle: person.handle });
  });
}

/** Takes a role back before its last day. */
export async function revokeGrant(
  actor: Actor,
  { grantId, reason }: RevokeInput,
): Promise<Result<{ handle: string }, RevokeRefusal>> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const now = await readDatabaseClock(tx);
    const grant = await tx.grant.findUnique({
      where: { id: grantId },
      select: {
        role: true,
        scope: true,
        expiresAt: true,
        revokedAt: true,
        person: { select: { handle: true } },
      },
    });
    const refusal = refuseRevoke(
      actor,
      grant && { role: grant.role, isInForce: isInForce(grant, now) },
      {
        otherAdmins: await countOtherAdmins(tx, grantId, now),
        hasAdminBySettings: env.adminEmails.length > 0,
      },
    );
    if (refusal) return refuse(refusal);
    if (!grant) return refuse('no-such-grant');

    const revoked = await tx.$executeRaw`
      update "Grant" set "revokedAt" = ${databaseClock()}, "revokedById" = ${actor.personId}::uuid,
        "revokeReason" = ${reason}
      where "id" = ${grantId}::uuid and "revokedAt" is null and "expiresAt" > ${databaseClock()}`;
    if (revoked === 0) return refuse('not-in-force');
    const { role, scope, person } = grant;
    await recordAudit(tx, actor, {
      action: 'grant.revoke',
      subject: `person/${person.handle}`,
      reason,
      detail: { grant: grantId, role, scope },
    });
    return ok({ handle: person.handle });
  });
}

/** A role lasts to the end of its last day in UTC. */
function endOf(lastDay: string): Date {
  return new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000);
}

type NewGrant = Pick<GrantInput, 'role' | 'scope' | 'reason'> & {
  personId: string;
  expiresAt: Date;
};

/** Null when the database's clock finds the last day past, or too far away. */
async function insertGrant(
  tx: Transaction,
  actor: Actor,
  { personId, role, scope, reason, expiresAt }: NewGrant,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into "Grant" ("id", "personId", "role", "scope", "reason", "grantedById", "grantedAt", "expiresAt")
    select gen_random_uuid(), ${personId}::uuid, ${role}, ${scope}, ${reason}, ${actor.personId}::uuid, "at", "end"
    from (select ${databaseClock()} as "at", ${expiresAt.toISOString()}::timestamptz as "end") as "days"
    where "end" > "at" and "end" <= "at" + make_interval(days => ${MAX_GRANT_DAYS + 1}::int)
    returning "id"`;
  return rows[0]?.id ?? null;
}
