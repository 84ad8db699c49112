import { recordAudit, ROLLCALL, type AuditActor } from '@/lib/audit/record';
import { databaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import { adoptResolution } from '@/lib/governance/adoption-commands';
import { renderMarkdown } from '@/lib/community/markup';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { outcomeOf } from './decision-rules';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotionAndRivals, type LockedMotion } from './motion-transaction';
import type { MotionRefusal } from './messages';
import { refuseStale } from './refusal-rules';
import { refuseClose } from './close-refusal-rules';
import { personOf } from './row-queries';
import { standingOf } from './standing-rules';
import type { MotionRule } from './rule-types';
import type { ClosingInput } from './schema';
import { withSeatsFollowed } from './seat-commands';
import type { ExactText } from './text-rules';

/** A motion that can be decided: locked `exclusive`, so that the count includes every vote that was let in. */
type Decidable = LockedMotion & { rule: MotionRule; text: DecidedText };

/** The text to be decided on, rendered before the transaction that decides. */
type DecidedText = ExactText & {
  revision: number;
  html: string;
  plainText: string;
  sha256: string;
};

/** The decision on a motion. `resolution` is the slug of the resolution that it left; null if none. */
export type Decision = { id: number; passes: boolean; resolution: string | null };

/**
 * Closes a motion: it passes if its rule is met at this time, else it is rejected.
 *
 * Votes under way are waited for and counted. The transaction that decides updates the seats first.
 */
export async function closeMotion(
  actor: Actor,
  { id, comment, revision }: ClosingInput,
): Promise<Result<Decision, MotionRefusal>> {
  const text = await renderedText(id);
  return inTransaction(async (tx) => {
    const locked = await lockMotionAndRivals(tx, id);
    if (!locked || !text) return refuse('no-such-motion');
    const motion = await withSeatsFollowed(tx, locked);
    const { rule, facts, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal =
      refuseClose(actor, facts, rule, now) ??
      refuseStale(facts, revision) ??
      refuseStale(facts, text.revision);
    if (refusal) return refuse(refusal);
    const reason = comment === '' ? 'Closed by the rule.' : comment;
    return ok(await decide(tx, { ...motion, rule, text }, actor, reason));
  });
}

/**
 * Decides every open motion whose voting has ended by the database's clock; returns their numbers. Motions on hold
 * wait. Any number of workers may run this at once: each motion is decided by one of them.
 */
export async function closeDueMotions(): Promise<number[]> {
  const due = await db.$queryRaw<{ id: number }[]>`
    select "id" from "Motion" where "state" = 'open' and "closesAt" <= ${databaseClock()}
    order by "closesAt", "id"`;
  const closed: number[] = [];
  const failures: unknown[] = [];
  for (const { id } of due) {
    const [result] = await Promise.allSettled([closeDueMotion(id)]);
    if (result.status === 'rejected') failures.push(result.reason);
    else if (result.value) closed.push(id);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Motions could not be closed.');
  return closed;
}

async function closeDueMotion(id: number): Promise<boolean> {
  const text = await renderedText(id);
  return inTransaction(async (tx) => {
    const locked = await lockMotionAndRivals(tx, id);
    if (!text || !locked?.rule || locked.facts.state !== 'open') return false;
    // The clock was restarted, or the text revised, in the meantime: the next round checks again.
    if (!standingOf(locked.facts, locked.rule, locked.now).isClosed) return false;
    if (refuseStale(locked.facts, text.revision)) return false;
    const motion = await withSeatsFollowed(tx, locked);
    await decide(tx, { ...motion, rule: locked.rule, text }, ROLLCALL, 'Voting has ended.');
    return true;
  });
}

/**
 * Returns the current text of a motion, with the HTML rendered when it was written. If its plain text was not stored
 * then, it is rendered now.
 */
async function renderedText(id: number): Promise<DecidedText | null> {
  const motion = await db.motion.findUnique({ where: { id }, select: { revision: true } });
  if (!motion) return null;
  const { revision: number } = motion;
  const { plainText, ...revision } = await db.motionRevision.findUniqueOrThrow({
    where: { motionId_number: { motionId: id, number } },
    select: { title: true, text: true, html: true, plainText: true, sha256: true },
  });
  const words = plainText ?? (await renderMarkdown(revision.text)).text;
  return { ...revision, revision: number, plainText: words };
}

async function decide(
  tx: Transaction,
  motion: Decidable,
  actor: AuditActor,
  reason: string,
): Promise<Decision> {
  const { id, row, facts, rule, now, text } = motion;
  const comments = new Map(row.electors.map(({ id: seat, vote }) => [seat, vote?.comment ?? '']));
  const names = new Map(
    row.approvals.map(({ person }) => [personOf(person).id, personOf(person).name]),
  );
  const { revision, sha256 } = text;
  const outcome = {
    ...outcomeOf(facts, rule, now, { comments, names }),
    text: { revision, sha256 },
  };
  const { tally, members, passes } = outcome;
  const state = passes ? 'passed' : 'rejected';
  await tx.motion.update({
    where: { id },
    data: { state, decidedAt: now, decidedById: actor.personId, outcome },
  });
  if (passes) await tellOthers(tx, id);
  const resolution = passes && rule.record === 'resolution' ? await adopt(tx, motion) : null;
  await recordAudit(tx, actor, {
    action: passes ? 'motion.pass' : 'motion.reject',
    subject: subjectOf(id),
    reason,
    detail: {
      ...{ state, tally, members, decidedAt: now, resolution, revision, sha256 },
      ...(facts.closesAt && now < facts.closesAt && { announcedEnd: facts.closesAt }),
    },
  });
  return { id, passes, resolution };
}

/**
 * Updates the other motions when one passes: its rivals can no longer pass, and the motion it reverts gets a link back.
 */
async function tellOthers(tx: Transaction, id: number): Promise<void> {
  const links = await tx.motionLink.findMany({
    where: { motionId: id, kind: { in: ['motion', 'reverts'] } },
    select: { kind: true, target: true },
  });
  const targetsOf = (kind: string) =>
    links.filter((link) => link.kind === kind).map(({ target }) => Number(target));
  await tx.motion.updateMany({
    where: { id: { in: targetsOf('motion') }, state: { in: ['proposed', 'open', 'held'] } },
    data: { passedRivalId: id },
  });
  await tx.motionLink.createMany({
    data: targetsOf('reverts').map((motionId) => ({
      ...{ motionId, kind: 'reverted-by', target: String(id), title: null },
    })),
    skipDuplicates: true,
  });
}

async function adopt(tx: Transaction, { id, row, now, text }: Decidable): Promise<string> {
  const { title, html, plainText } = text;
  return adoptResolution(tx, {
    ...{ motionId: id, title, html, text: plainText, author: row.proposer?.name ?? null },
    ...{ supersedes: row.supersedes, decidedAt: now },
  });
}
