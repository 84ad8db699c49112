import type { Uncounted } from './outcome-types';
import type { Choice } from './types';

/** A person with a seat at a roll call. `key` tells people apart, because names may be the same. */
export type RollCallVoter = {
  key: string;
  name: string;
  handle: string | null;
  /** The vote at the time of the decision, or null. */
  choice: Choice | null;
  uncounted: Uncounted | null;
};

/** A decided motion, with everyone who had a seat. */
export type RollCall = {
  id: number;
  title: string;
  kind: string;
  state: 'passed' | 'rejected';
  decidedAt: Date;
  /** True if every member was asked. A fast track needs only a few votes, so not voting on it is not an absence. */
  isForAll: boolean;
  voters: readonly RollCallVoter[];
};

/** A member's votes over a period. All fields but `fastTracks` are about roll calls in which every member was asked. */
export type MemberRecord = {
  key: string;
  name: string;
  handle: string | null;
  /** Number of roll calls at whose decision they had a seat and were not recused. */
  called: number;
  yes: number;
  no: number;
  abstain: number;
  /** Number of those roll calls in which they did not vote. */
  absent: number;
  recused: number;
  /** Number of votes on motions that did not ask every member. */
  fastTracks: number;
};

/** Number of roll calls in which two members both voted, and in which they voted the same. */
export type Agreement = { together: number; same: number };

/**
 * Returns the record of each member who had a seat at a decision, sorted by name. A member who left before a decision
 * is not counted for it.
 */
export function memberRecords(rollCalls: readonly RollCall[]): MemberRecord[] {
  const records = new Map<string, MemberRecord>();
  for (const { voters, isForAll } of rollCalls) {
    for (const voter of voters) {
      if (voter.uncounted === 'left') continue;
      const record = records.get(voter.key) ?? emptyRecord(voter);
      records.set(voter.key, isForAll ? called(record, voter) : onFastTrack(record, voter));
    }
  }
  return [...records.values()].sort(
    (one, other) => one.name.localeCompare(other.name, 'en') || (one.key < other.key ? -1 : 1),
  );
}

/** Returns the share of roll calls a member voted in, from 0 to 1; null if they were called to none. */
export function participationOf({ called: all, absent }: MemberRecord): number | null {
  return all === 0 ? null : (all - absent) / all;
}

/** Counts how often two members agreed where both voted. Abstaining is a choice like yes and no. */
export function agreementOf(rollCalls: readonly RollCall[], one: string, other: string): Agreement {
  const pairs = rollCalls.flatMap(({ isForAll, voters }) => {
    if (!isForAll) return [];
    const [first, second] = [countedChoice(voters, one), countedChoice(voters, other)];
    return first && second ? [first === second] : [];
  });
  return { together: pairs.length, same: pairs.filter(Boolean).length };
}

function countedChoice(voters: readonly RollCallVoter[], key: string): Choice | null {
  return voters.find((voter) => voter.key === key && voter.uncounted === null)?.choice ?? null;
}

function emptyRecord({ key, name, handle }: RollCallVoter): MemberRecord {
  return {
    key,
    name,
    handle,
    called: 0,
    yes: 0,
    no: 0,
    abstain: 0,
    absent: 0,
    recused: 0,
    fastTracks: 0,
  };
}

function called(record: MemberRecord, { choice, uncounted }: RollCallVoter): MemberRecord {
  if (uncounted === 'recused') return { ...record, recused: record.recused + 1 };
  if (uncounted !== null) return record;
  const what = choice ?? 'absent';
  return { ...record, called: record.called + 1, [what]: record[what] + 1 };
}

function onFastTrack(record: MemberRecord, { choice, uncounted }: RollCallVoter): MemberRecord {
  if (uncounted !== null || choice === null) return record;
  return { ...record, fastTracks: record.fastTracks + 1 };
}

/** A term of a body, from one election to the next. `until` is null for the current one. */
export type CommitteeTerm = { slug: string; title: string; from: Date; until: Date | null };

/** Lists the terms that begin with past elections, latest first. A term ends at the instant the next begins. */
export function termsOf(
  elections: readonly { slug: string; title: string; endAt: Date }[],
  now: Date,
): CommitteeTerm[] {
  const inOrder = elections
    .filter(({ endAt }) => endAt <= now)
    .sort((one, other) => one.endAt.getTime() - other.endAt.getTime());
  return inOrder
    .map(({ slug, title, endAt }, index) => ({
      slug,
      title,
      from: endAt,
      until: inOrder[index + 1]?.endAt ?? null,
    }))
    .reverse();
}
