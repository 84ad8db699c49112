import 'server-only';
import { COMMITTEE } from '@/lib/community/openstack';
import { db } from '@/lib/database/client';
import { redactAll } from '@/lib/markup/redact';
import { countedVote } from './electorate-rules';
import { UNKNOWN_RULE, uncountedReason } from './outcome-rules';
import { termsOf, type CommitteeTerm, type RollCall } from './record-rules';
import { entryFields, entryOf, personOf, type EntryRow } from './row-queries';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';

/** A period: `from` is inclusive, `until` exclusive; null leaves that side open. */
export type DateRange = { from: Date | null; until: Date | null };

/** Lists the motions of a body that were decided in a period, wherever the votes were cast, latest first. */
export async function listRollCalls(body: string, { from, until }: DateRange): Promise<RollCall[]> {
  const rows = await db.motion.findMany({
    where: {
      body,
      state: { in: ['passed', 'rejected'] },
      decidedAt: { ...(from && { gte: from }), ...(until && { lt: until }) },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: entryFields,
  });
  return redactAll(rows.flatMap((row) => rollCallOf(row) ?? []));
}

function rollCallOf(row: EntryRow): RollCall | null {
  const { id, title, kind, state, decidedAt, rule, facts } = entryOf(row);
  if (decidedAt === null || (state !== 'passed' && state !== 'rejected')) return null;
  return {
    id,
    title,
    kind,
    state,
    decidedAt,
    isForAll: rule === null || rule.thresholds.length > 0,
    voters: row.electors.map((elector) => voterOf(elector, facts, rule, decidedAt)),
  };
}

function voterOf(
  elector: EntryRow['electors'][number],
  facts: MotionFacts,
  rule: MotionRule | null,
  decidedAt: Date,
): RollCall['voters'][number] {
  const person = elector.person && personOf(elector.person);
  const countedBy = rule ?? UNKNOWN_RULE;
  const uncounted = uncountedReason(
    { ...elector, personId: person?.id ?? null },
    facts,
    countedBy,
    decidedAt,
  );
  return {
    key: person?.id ?? elector.name,
    name: person?.name ?? elector.name,
    handle: person?.handle ?? null,
    choice: countedVote(elector, facts, countedBy)?.choice ?? null,
    // A member who did not confirm an outdated vote is counted as absent.
    uncounted: uncounted === 'outdated' ? null : uncounted,
  };
}

/** Lists the terms of the committee so far, by its elections in the record, latest first. */
export async function listCommitteeTerms(now: Date): Promise<CommitteeTerm[]> {
  const elections = await db.election.findMany({
    where: { contests: { some: { kind: COMMITTEE } } },
    orderBy: { ordinal: 'asc' },
    select: { slug: true, title: true, events: { select: { endAt: true } } },
  });
  return termsOf(
    elections.flatMap(({ slug, title, events }) => {
      const ends = events.map(({ endAt }) => endAt.getTime());
      return ends.length > 0 ? [{ slug, title, endAt: new Date(Math.max(...ends)) }] : [];
    }),
    now,
  );
}
