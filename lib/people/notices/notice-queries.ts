import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { noticeOf, TOLD_ACTIONS, type Notice, type NoticeEntry, type Whom } from './notice-rules';
import { FRESH_FOR_HOURS } from '@/lib/notices/kinds';

/** A row of the audit log with the notice it gives rise to. */
export type StoredNotice = NoticeEntry & {
  seq: bigint;
  at: Date;
  actor: string;
  reason: string;
  notice: Notice;
};

type Row = Omit<StoredNotice, 'detail' | 'notice'> & { detail: string };

const COLUMNS = Prisma.sql`e."seq", e."at", e."actorId", e."actor", e."action", e."subject", e."reason", e."detail"`;

/** Lists rows that call for a notice, are recent, and have no mail noted yet, in their order. */
export async function listUntold(now: Date): Promise<StoredNotice[]> {
  const rows = await db.$queryRaw<Row[]>`
    select ${COLUMNS} from "AuditEntry" e
    where e."at" >= ${now}::timestamptz - make_interval(hours => ${FRESH_FOR_HOURS})
      and e."action" = any(${[...TOLD_ACTIONS]})
      and not exists (select from "NoticeMail" n where n."seq" = e."seq")
    order by e."seq"`;
  return rows.flatMap((row) => toldOf(row) ?? []);
}

/** Returns one row, or null if it calls for no notice. */
export async function getTold(seq: bigint): Promise<StoredNotice | null> {
  const rows = await db.$queryRaw<Row[]>`
    select ${COLUMNS} from "AuditEntry" e where e."seq" = ${seq}`;
  const [row] = rows;
  return row ? toldOf(row) : null;
}

function toldOf({ detail: text, ...row }: Row): StoredNotice | null {
  const entry = { ...row, detail: detailIn(text) };
  const notice = noticeOf(entry);
  return notice && { ...entry, notice };
}

/**
 * Parses the detail of an audit row. Text that is not a JSON object was not written by a command and gives no facts.
 */
function detailIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A row of people that receives a notice, with the other row of a merge or a claim. */
export type Party = {
  personId: string;
  /** The rows that were the same person without the merge of the notice. */
  rowIds: string[];
  otherId: string | null;
};

/** Lists the people a row of the log is about; empty if the thing it names does not exist. */
export async function listParties({ of, id }: Whom): Promise<Party[]> {
  const { pairs, mergeId } = await pairsOf({ of, id });
  return Promise.all(
    pairs.map(async ([personId, otherId]) => ({
      ...{ personId, otherId },
      rowIds: await listRowsOf(personId, mergeId),
    })),
  );
}

/** Rows of people that receive a notice, each with the other one. */
type Pairs = { pairs: [string, string | null][]; mergeId: string | null };

async function pairsOf({ of, id }: Whom): Promise<Pairs> {
  if (of === 'merge') {
    const merge = await db.personMerge.findUnique({
      where: { id },
      select: { fromId: true, intoId: true },
    });
    const { fromId, intoId } = merge ?? {};
    if (fromId === undefined || intoId === undefined) return { pairs: [], mergeId: null };
    return {
      pairs: [
        [fromId, intoId],
        [intoId, fromId],
      ],
      mergeId: id,
    };
  }
  const [told, other] = await soleParty({ of, id });
  return { pairs: told === null ? [] : [[told, other]], mergeId: null };
}

async function soleParty({ of, id }: Whom): Promise<[string | null, string | null]> {
  if (of === 'claim') {
    const select = { claimantId: true, personId: true };
    const claim = await db.personClaim.findUnique({ where: { id }, select });
    return [claim?.claimantId ?? null, claim?.personId ?? null];
  }
  if (of === 'grant') {
    const row = await db.grant.findUnique({ where: { id }, select: { personId: true } });
    return [row?.personId ?? null, null];
  }
  if (of === 'elector') {
    const row = await db.motionElector.findUnique({ where: { id }, select: { personId: true } });
    return [row?.personId ?? null, null];
  }
  const where = of === 'handle' ? { handle: id } : { id };
  const row = await db.person.findUnique({ where, select: { id: true } });
  return [row?.id ?? null, null];
}

/**
 * Lists the rows that are one person through the merges in effect. The merge `besides` counts as undone, so that its
 * two sides receive separate notices.
 */
async function listRowsOf(personId: string, besides: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive "same" ("id") as (
      select ${personId}::uuid
      union select case when m."fromId" = s."id" then m."intoId" else m."fromId" end
      from "PersonMerge" m join "same" s on s."id" in (m."fromId", m."intoId")
      where m."undoneAt" is null and m."id" is distinct from ${besides}::uuid
    ) select "id" from "same" order by "id"`;
  return rows.map(({ id }) => id);
}

/** Returns a notice that was noted, or null if it has been removed. */
export async function getNoticeMail(
  id: string,
): Promise<{ seq: bigint; personId: string; addressKey: string } | null> {
  const select = { seq: true, personId: true, addressKey: true };
  return db.noticeMail.findUnique({ where: { id }, select });
}
