import type { Uncounted } from './view-types';
import type { Choice } from './types';

/** Somebody with a seat at a roll call. `key` tells people apart: names may be the same. */
export type RollCallVoter = {
  key: string;
  name: string;
  handle: string | null;
  /** The vote that stood at the decision, or null. */
  choice: Choice | null;
  uncounted: Uncounted | null;
};

/** A motion that was decided, with who had a seat. */
export type RollCall = {
  id: number;
  title: string;
  kind: string;
  state: 'passed' | 'rejected';
  decidedAt: Date;
  /** Every member was asked. A fast track asks for a few, and who stays away from it misses nothing. */
  isForAll: boolean;
  voters: readonly RollCallVoter[];
};

/** How somebody voted over a time. All but `fastTracks` are of roll calls in which every member was asked. */
export type MemberRecord = {
  key: string;
  name: string;
  handle: string | null;
  /** Roll calls at whose decision they had a seat and were not recused. */
  called: number;
  yes: number;
  no: number;
  abstain: number;
  /** Called, and no vote. */
  absent: number;
  recused: number;
  /** Votes on motions that did not ask everybody. */
  fastTracks: number;
};

/** How often two members voted in the same roll calls, and how often the same. */
export type Agreement = { together: number; same: number };

/** The record of each member who had a seat at some decision, by name. Who left before a decision is no part of it. */
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

/** How much of what they were called to somebody voted on, from 0 to 1; null where they were called to nothing. */
export function participationOf({ called: all, absent }: MemberRecord): number | null {
  return all === 0 ? null : (all - absent) / all;
}

/** How often two members agreed where both voted; abstaining is a vote of its own. */
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

/** A time of a body, from one election of it to the next: `until` is null for the one that lasts. */
export type CommitteeTerm = { slug: string; title: string; from: Date; until: Date | null };

/** The terms that elections which are over begin, the latest first; a term ends at the instant the next begins. */
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
