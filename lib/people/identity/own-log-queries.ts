import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';

/** A row of the audit log by a person or about them. */
export type OwnRow = {
  seq: bigint;
  at: Date;
  actor: string;
  /** True if the person acted themselves. */
  isOwn: boolean;
  action: string;
  subject: string;
  reason: string;
};

type Page = { before?: bigint; take: number };

/** Actions whose rows may have the other side of a merge or claim as their subject. */
const OF_TWO = [
  ...['person.merge', 'person.unmerge', 'person.tie'],
  ...['claim.open', 'claim.withdraw', 'claim.approve', 'claim.refuse'],
];

/**
 * Lists rows of the audit log by a person, and rows about their identity and roles by anybody: latest first, numbered
 * below `before`.
 *
 * The person is all rows that are the same person now. Acts stay with the row they were done as: after a merge is
 * undone, each side sees its own acts, and both see the merge and its undoing.
 */
export async function listOwnRows(personId: string, { before, take }: Page): Promise<OwnRow[]> {
  const { ids, subjects, ofTwo } = await getNames(personId);
  const below = before === undefined ? Prisma.empty : Prisma.sql`and e.seq < ${before}`;
  const latest = Prisma.sql`${below} order by e.seq desc limit ${take}`;
  return db.$queryRaw<OwnRow[]>`
    select e.seq, e.at, e.actor, e.action, e.subject, e.reason,
      coalesce(e."actorId" = any(${ids}::uuid[]), false) as "isOwn"
    from "AuditEntry" e
    where e.seq in (
      (select e.seq from "AuditEntry" e where e."actorId" = any(${ids}::uuid[]) ${latest})
      union (select e.seq from "AuditEntry" e where e.subject = any(${subjects}) ${latest})
      union (select e.seq from "AuditEntry" e
        where e.subject = any(${ofTwo.map(({ subject }) => subject)}) and e.action = any(${OF_TWO})
          and exists (select from unnest(${ofTwo.map(({ id }) => id)}::text[]) id where position(id in e.detail) > 0)
        ${latest})
    )
    order by e.seq desc limit ${take}`;
}

type Names = {
  ids: string[];
  /** Subjects of rows about any of the rows. */
  subjects: string[];
  /** Merges and claims that involve the person, with the subjects of rows about them. */
  ofTwo: { id: string; subject: string }[];
};

async function getNames(personId: string): Promise<Names> {
  const [names] = await db.$queryRaw<[Names]>`
    with own as materialized (
      select id, handle from "Person" where id = ${personId}::uuid or "mergedIntoId" = ${personId}::uuid
    ), two as (
      select merge.id, side.handle
      from "PersonMerge" merge join "Person" side on side.id = merge."intoId"
      where merge."fromId" in (select id from own) or merge."intoId" in (select id from own)
      union all
      select claim.id, side.handle
      from "PersonClaim" claim
        join "Person" claimed on claimed.id = claim."personId"
        join "Person" side on side.id in (claimed.id, claimed."mergedIntoId")
      where claim."claimantId" in (select id from own)
    )
    select array(select id::text from own) as ids,
      array(select 'person/' || handle from own) as subjects,
      array(select jsonb_build_object('id', id, 'subject', 'person/' || handle) from two) as "ofTwo"`;
  return names;
}
