import 'server-only';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { findAddress, redactAll } from '@/lib/markup/redact';
import { castBy, lastUsed } from './electorate-rules';
import { listHistory } from './history-queries';
import { linkEntries } from './link-queries';
import type {
  ApprovalEntry,
  CastVote,
  CommentEntry,
  ElectorEntry,
  MotionEntry,
  MotionFilter,
  RevisionEntry,
  WaitingMotion,
} from './view-types';
import type { MotionRecord } from './record-types';
import type { MotionOutcome } from './outcome-types';
import {
  entryFields,
  entryOf,
  personFields,
  personOf,
  publicPerson,
  voteFields,
  type EntryRow,
} from './row-queries';

/** Lists motions, newest first. */
export async function listMotions(filter: MotionFilter = {}): Promise<MotionEntry[]> {
  const { body, states, kind, before, take = 50 } = filter;
  const rows = await db.motion.findMany({
    where: {
      ...(body !== undefined && { body }),
      ...(kind !== undefined && { kind }),
      ...(states && { state: { in: [...states] } }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: entryFields,
  });
  return rows.map(entryOf);
}

/** Counts the motions of a body by state; of all bodies if none is named. */
export async function countMotions(body?: string): Promise<Map<string, number>> {
  const rows = await db.motion.groupBy({
    by: ['state'],
    ...(body !== undefined && { where: { body } }),
    _count: { _all: true },
  });
  return new Map(rows.map(({ state, _count }) => [state, _count._all]));
}

/**
 * Lists undecided motions in which a person has a seat and no vote on the current revision, those that end soonest
 * first.
 */
export async function motionsWaitingFor(personId: string): Promise<WaitingMotion[]> {
  const rows = await db.motion.findMany({
    where: {
      state: { in: ['open', 'held'] },
      electors: {
        some: {
          leftAt: null,
          recusedAt: null,
          person: { OR: [{ id: personId }, { mergedIntoId: personId }] },
        },
      },
    },
    orderBy: [{ closesAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: entryFields,
  });
  return rows.map(entryOf).flatMap((entry) => {
    const asks = whatIsAsked(entry, personId);
    return asks ? [{ ...entry, asks }] : [];
  });
}

function whatIsAsked(
  { facts, rule, revision }: MotionEntry,
  personId: string,
): WaitingMotion['asks'] | null {
  if (rule && !rule.countsProposer && facts.proposerId === personId) return null;
  const seats = facts.electors.filter(
    (elector) => elector.personId === personId && !elector.leftAt,
  );
  const seat = lastUsed(seats, facts.votes);
  if (!seat || seat.recusedAt) return null;
  const vote = castBy(seat, facts.votes);
  if (!vote) return 'vote';
  return vote.revision < revision ? 'confirm' : null;
}

const recordFields = {
  ...entryFields,
  sourceKey: true,
  decidedById: true,
  revisions: {
    orderBy: { number: 'asc' },
    select: {
      number: true,
      title: true,
      text: true,
      html: true,
      sha256: true,
      note: true,
      authorId: true,
      revisedAt: true,
      clock: true,
      clockById: true,
      clockAt: true,
      clockReason: true,
    },
  },
  links: { select: { kind: true, target: true, title: true } },
  history: {
    orderBy: { id: 'asc' },
    select: { electorId: true, ...voteFields },
  },
  comments: {
    orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      revision: true,
      html: true,
      saidAt: true,
      hiddenAt: true,
      hiddenReason: true,
      person: { select: personFields },
    },
  },
} satisfies Prisma.MotionSelect;

type RecordRow = Prisma.MotionGetPayload<{ select: typeof recordFields }>;

/** Returns a motion with everything its page shows, without e-mail addresses; null if there is no such motion. */
export async function getMotion(id: number): Promise<MotionRecord | null> {
  const row = await db.motion.findUnique({ where: { id }, select: recordFields });
  if (!row) return null;
  const [names, links, replaced, resolution, history] = await Promise.all([
    peopleNamed(row),
    linkEntries(row.id, row.links),
    db.resolution.findMany({
      where: { slug: { in: row.supersedes } },
      select: { slug: true, title: true },
    }),
    db.resolution.findFirst({ where: { motionId: id }, select: { slug: true } }),
    listHistory(id),
  ]);
  const revisions = row.revisions.map((revision) => revisionOf(revision, names));
  const current = revisions.find(({ number }) => number === row.revision);
  return redactAll({
    ...entryOf(row),
    clockStartedAt: row.clockStartedAt,
    decidedBy: named(names, row.decidedById),
    text: current?.text ?? '',
    html: current?.html ?? '',
    sha256: current?.sha256 ?? '',
    isRedacted: findAddress(`${row.title}\n${current?.text ?? ''}`) !== null,
    revisions,
    electors: row.electors.map((elector) => electorOf(elector, row.history)),
    comments: row.comments.map(commentOf),
    approvals: row.approvals.map(approvalOf),
    links,
    supersedes: row.supersedes.map(
      (slug) => replaced.find((one) => one.slug === slug) ?? { slug, title: slug },
    ),
    resolution: resolution?.slug ?? null,
    history,
    sourceKey: row.sourceKey,
  });
}

type Names = Map<string, ReturnType<typeof publicPerson>>;

/** The people whom the rows name only by id: authors, and the chairs who decided. */
async function peopleNamed({ decidedById, revisions }: RecordRow): Promise<Names> {
  const ids = [
    decidedById,
    ...revisions.flatMap(({ authorId, clockById }) => [authorId, clockById]),
  ];
  const rows = await db.person.findMany({
    where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } },
    select: personFields,
  });
  return new Map(rows.map((row) => [row.id, publicPerson(personOf(row))]));
}

function named(names: Names, id: string | null) {
  return (id === null ? undefined : names.get(id)) ?? null;
}

function revisionOf(row: RecordRow['revisions'][number], names: Names): RevisionEntry {
  const { authorId, clock, clockById, clockAt, clockReason, ...revision } = row;
  return {
    ...revision,
    author: named(names, authorId),
    clock:
      clock === null || clockAt === null
        ? null
        : {
            clock,
            by: named(names, clockById),
            at: clockAt,
            reason: clockReason ?? '',
          },
  };
}

function electorOf(row: EntryRow['electors'][number], history: RecordRow['history']): ElectorEntry {
  const { person, vote, recusedAt, recusalReason, name, ...seat } = row;
  const found = person && personOf(person);
  return {
    ...seat,
    person: { handle: found?.handle ?? null, name },
    personId: found?.id ?? null,
    recusal: recusedAt && { at: recusedAt, reason: recusalReason ?? '' },
    // A vote from before the seat was given up and taken again is history.
    vote: vote && vote.castAt >= seat.joinedAt ? castVoteOf(vote) : null,
    history: history.filter(({ electorId }) => electorId === row.id).map(castVoteOf),
  };
}

function castVoteOf(row: Prisma.MotionVoteGetPayload<{ select: typeof voteFields }>): CastVote {
  const { choice, comment, revision, castAt, source } = row;
  return {
    choice,
    comment,
    revision,
    castAt,
    source,
  };
}

function commentOf(row: RecordRow['comments'][number]): CommentEntry {
  const { person, hiddenAt, hiddenReason, html, ...comment } = row;
  return {
    ...comment,
    by: publicPerson(personOf(person)),
    html: hiddenAt ? '' : html,
    hidden: hiddenAt && { at: hiddenAt, reason: hiddenReason ?? '' },
  };
}

function approvalOf(row: EntryRow['approvals'][number]): ApprovalEntry {
  const { person, capacity, ...approval } = row;
  const by = personOf(person);
  return {
    ...approval,
    capacity,
    by: publicPerson(by),
    personId: by.id,
  };
}

/** The decision on a motion, for the page of the resolution that it left. */
export type MotionDecision = {
  id: number;
  title: string;
  kind: string;
  decidedAt: Date;
  ruleName: string;
  outcome: MotionOutcome;
};

/** Returns the {@link MotionDecision}; null while the motion is undecided. */
export async function getDecision(id: number): Promise<MotionDecision | null> {
  const row = await db.motion.findUnique({
    where: { id },
    select: { id: true, title: true, kind: true, decidedAt: true, rule: true, outcome: true },
  });
  if (!row?.decidedAt || !row.outcome) return null;
  const { rule, outcome, decidedAt, ...rest } = row;
  const ruleName = (rule as { name?: string } | null)?.name ?? row.kind;
  return redactAll({ ...rest, decidedAt, ruleName, outcome: outcome as MotionOutcome });
}
