import 'server-only';
import { likeLiteral, storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import { nameKey } from './name-rules';

/** A person's name and handle, for display in text. */
export type PersonInText = { handle: string; name: string };

/** An address that a provider verified for one person and the record gives to another. For admins only. */
export type Conflict = { address: string; holder: PersonInText; owner: PersonInText };

/** Lists the conflicts between providers and the record, by address. */
export async function listConflicts(): Promise<Conflict[]> {
  const rows = await db.$queryRaw<
    { address: string; handle: string; name: string; ownerHandle: string; ownerName: string }[]
  >`
    select distinct v."key" as address, p."handle", p."name", o."handle" as "ownerHandle", o."name" as "ownerName"
    from "PersonAlias" v
      join "PersonAlias" r on r."kind" = 'email' and r."key" = v."key" and r."source" = 'record'
      join "Person" vp on vp."id" = v."personId"
      join "Person" rp on rp."id" = r."personId"
      join "Person" p on p."id" = coalesce(vp."mergedIntoId", vp."id")
      join "Person" o on o."id" = coalesce(rp."mergedIntoId", rp."id")
    where v."kind" = 'email' and v."source" = 'verified' and p."id" <> o."id"
    order by address, p."handle"
    limit 200`;
  return rows.map(({ address, handle, name, ownerHandle, ownerName }) => ({
    address,
    holder: { handle, name },
    owner: { handle: ownerHandle, name: ownerName },
  }));
}

/** People in the record who share a name. */
export type Namesakes = { key: string; name: string; people: PersonInText[] };

/**
 * Lists names that the record gives to several people, who may be one person. By name, after the key of the last one
 * seen.
 */
export async function listNamesakes({
  after = '',
  take,
}: {
  after?: string;
  take: number;
}): Promise<Namesakes[]> {
  const rows = await db.$queryRaw<{ key: string; name: string; people: PersonInText[] }[]>`
    select a."key", min(a."value") as name,
      json_agg(distinct jsonb_build_object('handle', root."handle", 'name', root."name")) as people
    from "PersonAlias" a
      join "Person" p on p."id" = a."personId"
      join "Person" root on root."id" = coalesce(p."mergedIntoId", p."id")
    where a."kind" = 'name' and a."source" = 'record' and a."key" > ${storable(after)}
    group by a."key"
    having count(distinct root."id") > 1
    order by a."key"
    limit ${take}`;
  return rows;
}

/** A row of a person, for an admin's search. */
export type FoundRow = PersonInText & {
  origin: string;
  mergedInto: PersonInText | null;
  users: number;
};

/** Finds rows with this text in their handle or in any name, nick or address. For admins only. */
export async function findRows(search: string, take: number): Promise<FoundRow[]> {
  const text = likeLiteral(nameKey(storable(search)));
  const rows = await db.person.findMany({
    where: {
      OR: [{ handle: { contains: text } }, { aliases: { some: { key: { contains: text } } } }],
    },
    orderBy: { handle: 'asc' },
    take,
    select: {
      handle: true,
      name: true,
      origin: true,
      mergedInto: { select: { handle: true, name: true } },
      _count: { select: { users: true } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, users: _count.users }));
}

/** A merge, in force or undone. */
export type MergeEntry = {
  id: string;
  from: PersonInText;
  into: PersonInText;
  reason: string;
  mergedAt: Date;
  undoneAt: Date | null;
  undoneReason: string | null;
};

const mergeEntry = {
  id: true,
  from: { select: { handle: true, name: true } },
  into: { select: { handle: true, name: true } },
  reason: true,
  mergedAt: true,
  undoneAt: true,
  undoneReason: true,
} as const;

/** Lists merges, latest first. */
export async function listMerges(take: number): Promise<MergeEntry[]> {
  return db.personMerge.findMany({
    orderBy: [{ mergedAt: 'desc' }, { id: 'asc' }],
    take,
    select: mergeEntry,
  });
}

/** Returns a merge, or null if there is none. */
export async function getMerge(id: string): Promise<MergeEntry | null> {
  return db.personMerge.findUnique({ where: { id }, select: mergeEntry });
}
