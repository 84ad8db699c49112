import 'server-only';
import { recordAudit, ROLLCALL, type AuditActor } from '@/lib/audit/record';
import { databaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import { GRACE_SECONDS } from './session-rules';

/** Owner who ends sessions, with their current session. */
type SessionOwner = { personId: string; handle: string; name: string; sessionId: string };

/**
 * Ends the session of a replaced token: its sender is either the owner or a thief, and nobody can tell which. Of
 * several simultaneous requests one ends it. A session whose old token is still valid stays.
 */
export async function endStolenSession(tokenHash: string): Promise<void> {
  const clock = databaseClock();
  await db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; userId: string; handle: string }[]>`
      select s.id, s."userId", p.handle
      from "ReplacedToken" r
        join "Session" s on s.id = r."sessionId"
        join "User" u on u.id = s."userId"
        join "Person" p on p.id = u."personId"
      where r."tokenHash" = ${tokenHash} and s.expires > ${clock}
        and r."followedAt" <= ${clock} - make_interval(secs => ${GRACE_SECONDS})
      for update of s`;
    const [session] = rows;
    if (!session) return;
    await tx.session.delete({ where: { id: session.id }, select: { id: true } });
    // A thief of this cookie may have the other one too, and must not count as a known browser.
    await tx.knownBrowser.deleteMany({ where: { userId: session.userId } });
    await recordAudit(tx, ROLLCALL, {
      action: 'session.stolen',
      subject: `person/${session.handle}`,
      reason: 'A token that had been replaced was used again: somebody has a copy of it.',
      detail: { session: session.id },
    });
  });
}

/** Ends one of the actor's sessions, the current one or another. */
export async function endSession(
  actor: SessionOwner,
  { sessionId }: { sessionId: string },
): Promise<Result<{ isOwn: boolean }, 'no-such-session'>> {
  return db.$transaction(async (tx) => {
    const ended = await tx.session.deleteMany({ where: { id: sessionId, ...ownedBy(actor) } });
    if (ended.count === 0) return refuse('no-such-session');
    const isOwn = sessionId === actor.sessionId;
    await recordAudit(tx, auditActor(actor), {
      action: 'session.end',
      subject: `person/${actor.handle}`,
      reason: isOwn ? 'Signed out.' : 'Signed another browser out.',
      detail: { session: sessionId },
    });
    return ok({ isOwn });
  });
}

/** Ends all sessions of the actor, including the current one. Returns their number. */
export async function endEverySession(actor: SessionOwner): Promise<{ count: number }> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: ownedBy(actor) });
    await recordAudit(tx, auditActor(actor), {
      action: 'session.end-all',
      subject: `person/${actor.handle}`,
      reason: 'Signed out everywhere.',
      detail: { count },
    });
    return { count };
  });
}

function ownedBy({ personId }: SessionOwner) {
  return { user: { person: { OR: [{ id: personId }, { mergedIntoId: personId }] } } };
}

/** Actor of the audit rows about sessions: the person, without roles. */
export function auditActor({ personId, name }: { personId: string; name: string }): AuditActor {
  return { personId, name };
}
