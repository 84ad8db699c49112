import 'server-only';
import { randomUUID } from 'node:crypto';
import { Prisma } from '@/lib/generated/prisma/client';
import { slugOf } from '@/lib/slug';
import type { Transaction } from '@/lib/database/transaction';
import type { ContestRecord } from './archive-rules';
import type { ElectionSetup } from './configuration-rules';
import { electionOrdinal, electionTitle, releaseIdOf } from './names-rules';
import type { ResultsKind } from './results-rules';

/** Ordinal of elections whose name does not give one; they sort as the oldest. */
const UNKNOWN_ORDINAL = -1;

/**
 * Saves an election's contests and candidacies, replacing the stored ones.
 *
 * Stored contests of a kind in `unreadable` (whose results file is broken at present) are kept: a fault upstream must
 * not empty the archive.
 */
export async function saveElection(
  tx: Transaction,
  name: string,
  {
    contests,
    unreadable,
  }: { contests: readonly ContestRecord[]; unreadable: readonly ResultsKind[] },
): Promise<void> {
  const electionSlug = await touchElection(tx, name);
  const kept = await tx.contest.findMany({
    where: { electionSlug, kind: { in: [...unreadable] } },
    select: { kind: true },
  });
  const keptKinds = [...new Set(kept.map(({ kind }) => kind))];
  await tx.contest.deleteMany({ where: { electionSlug, kind: { notIn: keptKinds } } });

  const fresh = contests
    .filter(({ kind }) => !keptKinds.includes(kind))
    .map(({ candidacies, ...contest }) => ({ id: randomUUID(), contest, candidacies }));
  await tx.contest.createMany({
    data: fresh.map(({ id, contest }) => ({ ...contest, id, electionSlug })),
  });
  await tx.candidacy.createMany({
    data: fresh.flatMap(({ id, candidacies }) =>
      candidacies.map((candidacy, position) => ({ ...candidacy, contestId: id, position })),
    ),
  });
}

/** Creates or updates the election's row and returns its slug. */
async function touchElection(tx: Transaction, name: string): Promise<string> {
  const slug = slugOf(name);
  const facts = {
    releaseId: releaseIdOf(name),
    ordinal: electionOrdinal(name) ?? UNKNOWN_ORDINAL,
    title: electionTitle(name),
  };
  await tx.election.upsert({ where: { slug }, create: { slug, name, ...facts }, update: facts });
  return slug;
}

/**
 * Removes an election with all its contents. The next run of the timelines pass restores what the configuration gives.
 */
export async function removeElection(tx: Transaction, name: string): Promise<void> {
  await tx.election.deleteMany({ where: { slug: slugOf(name) } });
}

/**
 * Saves an election's set-up from the configuration: its timeline, seats and contribution period.
 *
 * An election without a directory (not yet set up) gets its own row.
 */
export async function saveSetup(tx: Transaction, setup: ElectionSetup): Promise<void> {
  const electionSlug = await touchElection(tx, setup.release);
  const { kind, tcSeats, tag, timeframe, events } = setup;
  await tx.election.update({
    where: { slug: electionSlug },
    data: { kind, tcSeats, tag, ...(timeframe && { timeframe }) },
  });
  await tx.electionEvent.deleteMany({ where: { electionSlug } });
  await tx.electionEvent.createMany({
    data: events.map((event, position) => ({ ...event, electionSlug, position })),
  });
}

/** The current or former team of a contest. `teamSlug` is null for none; the title is then made from the directory. */
export type ContestTeam = { contestId: string; teamSlug: string | null; title: string };

/** Saves the team of each contest. */
export async function saveContestTeams(
  tx: Transaction,
  teams: readonly ContestTeam[],
): Promise<void> {
  for (const { contestId, teamSlug, title } of teams) {
    await tx.contest.update({ where: { id: contestId }, data: { teamSlug, title } });
  }
}

/** Clears an election's set-up from the configuration. An election without contests is removed. */
export async function clearSetup(tx: Transaction, name: string): Promise<void> {
  const slug = slugOf(name);
  await tx.election.deleteMany({ where: { slug, contests: { none: {} } } });
  await tx.electionEvent.deleteMany({ where: { electionSlug: slug } });
  const nothing = { kind: null, tcSeats: null, tag: null, timeframe: Prisma.DbNull };
  await tx.election.updateMany({ where: { slug }, data: nothing });
}
