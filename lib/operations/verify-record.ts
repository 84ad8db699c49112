import type { Client } from 'pg';
import { wordOf, type Evidence, type EvidenceKind, type Mismatch } from '@/lib/audit-evidence';

/** A moment as the audit log writes it. */
const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One query for each kind: `key`, `subject`, and the facts as text. Votes and motions imported from elsewhere have no row in the log. */
const QUERIES: Record<EvidenceKind, string> = {
  vote: `select id::text as key, 'motion/' || "motionId" as subject, "electorId"::text as elector, choice,
                revision::text, ${moment('"castAt"')} as "castAt", comment
           from "MotionVoteCast" where source = 'rollcall'`,
  decision: `select 'motion/' || m.id as key, 'motion/' || m.id as subject, state, ${moment('"decidedAt"')} as "decidedAt",
                    outcome->'tally' as tally, r.slug as resolution
               from "Motion" m left join "Resolution" r on r."motionId" = m.id
              where "decidedAt" is not null and source = 'rollcall'`,
  grant: `select g.id::text as key, 'person/' || p.handle as subject, g.role, g.scope,
                 ${moment('g."expiresAt"')} as "expiresAt"
            from "Grant" g join "Person" p on p.id = g."personId"`,
  revocation: `select g.id::text as key, 'person/' || p.handle as subject
                 from "Grant" g join "Person" p on p.id = g."personId" where g."revokedAt" is not null`,
  merge: `select m.id::text as key, 'person/' || p.handle as subject
            from "PersonMerge" m join "Person" p on p.id = m."fromId"`,
  unmerge: `select m.id::text as key, 'person/' || p.handle as subject
              from "PersonMerge" m join "Person" p on p.id = m."fromId" where m."undoneAt" is not null`,
};

/** What the record says of all that the audit log must tell of. */
export async function listRecorded(client: Client): Promise<Evidence[]> {
  const found: Evidence[] = [];
  for (const [kind, query] of Object.entries(QUERIES) as [EvidenceKind, string][]) {
    const { rows } = await client.query<{ key: string; subject: string } & Record<string, unknown>>(
      query,
    );
    for (const { key, subject, ...facts } of rows) {
      const words = Object.entries(facts).map(([name, value]) => [name, wordOf(value)]);
      found.push({ kind, key, subject, facts: Object.fromEntries(words) as Evidence['facts'] });
    }
  }
  return found;
}

/** Votes that are counted and are not the last that their member cast. */
export async function listStrayVotes(client: Client): Promise<Mismatch[]> {
  const { rows } = await client.query<{ subject: string; name: string }>(`
    select 'motion/' || e."motionId" as subject, e.name
      from "MotionElector" e
      left join "MotionVote" v on v."electorId" = e.id
      left join lateral (
        select * from "MotionVoteCast" c where c."electorId" = e.id order by c.id desc limit 1
      ) last on true
     where (coalesce(v.source, 'rollcall') = 'rollcall')
       and (v.choice, v.comment, v.revision, v."castAt", v."motionId")
           is distinct from (last.choice, last.comment, last.revision, last."castAt", last."motionId")
       and (v."electorId" is not null or last.source = 'rollcall')
     order by 1, 2`);
  return rows.map(({ subject, name }) => ({
    subject,
    seq: null,
    what: `The vote that counts for ${name} is not the last one they cast.`,
  }));
}
