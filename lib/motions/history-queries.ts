import 'server-only';
import { db } from '@/lib/database/client';
import { historySentence, type HistoryDetail } from './history-rules';
import type { HistoryEntry } from './record-types';
import { personFields, personOf, publicPerson } from './row-queries';

/** The subject of a motion in the audit log. */
export function subjectOf(motionId: number): `motion/${number}` {
  return `motion/${motionId}`;
}

/** Lists the history of a motion, oldest first: its audit entries in words. */
export async function listHistory(motionId: number): Promise<HistoryEntry[]> {
  const rows = await db.auditEntry.findMany({
    where: { subject: subjectOf(motionId) },
    orderBy: { seq: 'asc' },
    select: {
      seq: true,
      at: true,
      actorId: true,
      actor: true,
      action: true,
      reason: true,
      detail: true,
    },
  });
  const actors = await db.person.findMany({
    where: {
      id: { in: [...new Set(rows.map(({ actorId }) => actorId))].filter((id) => id !== null) },
    },
    select: personFields,
  });
  const people = new Map(actors.map((row) => [row.id, publicPerson(personOf(row))]));
  return rows.map(({ seq, at, actorId, actor, action, reason, detail }) => ({
    seq: Number(seq),
    at,
    actor: { handle: people.get(actorId ?? '')?.handle ?? null, name: actor },
    action,
    sentence: historySentence(action, JSON.parse(detail) as HistoryDetail),
    reason,
  }));
}
