import 'server-only';
import { db } from '@/lib/database/client';
import { castBy } from './electorate-rules';
import { UNKNOWN_RULE, uncountedReason } from './outcome-rules';
import type { CastVote, MotionEntry } from './view-types';
import type { Uncounted } from './outcome-types';
import { entryFields, entryOf, personOf, type EntryRow } from './row-queries';
import type { MotionState } from './types';

/** A vote with its member's name, and the reason if it does not count. */
export type NamedVote = CastVote & {
  member: string;
  handle: string | null;
  uncounted: Uncounted | null;
};

/** A motion with its votes and comments, as they were at its decision or as they are now. */
export type VotedMotion = MotionEntry & { votes: NamedVote[] };

/** A filter and cursor for motions; `after` is the id of the last one returned. */
export type MotionPage = {
  body: string | undefined;
  kind: string | undefined;
  state: MotionState | undefined;
  after: number | undefined;
  take: number;
  now: Date;
};

/** Returns a page of motions with their votes, newest first. */
export async function pageOfMotions(asked: MotionPage): Promise<VotedMotion[]> {
  const { body, kind, state, after, take, now } = asked;
  const rows = await db.motion.findMany({
    where: { body, kind, state, ...(after !== undefined && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
    select: entryFields,
  });
  return rows.map((row) => votedMotion(row, now));
}

/** Returns a motion with its votes and its current text; null if there is no such motion. */
export async function getVotedMotion(
  id: number,
  now: Date,
): Promise<(VotedMotion & { text: string; html: string; sha256: string }) | null> {
  const row = await db.motion.findUnique({
    where: { id },
    select: {
      ...entryFields,
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { text: true, html: true, sha256: true },
      },
    },
  });
  if (!row) return null;
  const { text = '', html = '', sha256 = '' } = row.revisions[0] ?? {};
  return { ...votedMotion(row, now), text, html, sha256 };
}

function votedMotion(row: EntryRow, now: Date): VotedMotion {
  const entry = entryOf(row);
  const at = entry.decidedAt ?? now;
  const votes = row.electors.flatMap((elector) => {
    if (!elector.vote || !castBy(elector, entry.facts.votes)) return [];
    const person = elector.person && personOf(elector.person);
    const seat = { ...elector, personId: person?.id ?? null };
    const { choice, source, ...vote } = elector.vote;
    return {
      ...vote,
      choice,
      source,
      member: person?.name ?? elector.name,
      handle: person?.handle ?? null,
      uncounted: uncountedReason(seat, entry.facts, entry.rule ?? UNKNOWN_RULE, at),
    };
  });
  return { ...entry, votes };
}
