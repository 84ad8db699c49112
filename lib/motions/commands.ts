import { recordAudit } from '@/lib/audit';
import { getCommunityBody } from '@/lib/community';
import { renderMarkdown } from '@/lib/markdown';
import { readDatabaseClock } from '@/lib/database-clock';
import { hasRole, type Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { indexOne } from '@/lib/search/commands';
import type { Transaction } from '@/lib/sync/source';
import { clockFrom } from './clock-rules';
import { subjectOf } from './history-queries';
import { motionRule } from './kinds';
import { findLinks, lastPart, type StoredLink } from './link-queries';
import { inTransaction, lockMotion, type LockedMotion } from './locking-queries';
import type { MotionRefusal } from './messages';
import { isChair, refuseProposal, refuseRevision } from './refusal-rules';
import type { LinksInput, ProposalInput, RevisionInput } from './schema';

/** Proposes a motion. Nothing is voted on yet: somebody of the body opens it. */
export async function proposeMotion(
  actor: Actor,
  input: ProposalInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  if (!getCommunityBody(input.body)) return refuse('no-such-body');
  const rule = motionRule(input.body, input.kind);
  if (!rule) return refuse('no-such-kind');
  const team = input.team === undefined ? null : lastPart(input.team);
  const refusal = refuseProposal(actor, rule, { team });
  if (refusal) return refuse(refusal);
  const { html } = await renderMarkdown(input.text);
  return inTransaction(async (tx) => {
    if (team !== null && !(await isTeam(tx, team))) return refuse('no-such-team');
    const found = await findLinks(tx, input);
    const replaced = await findResolutions(tx, input.supersedes);
    if (!found.ok || !replaced) return refuse('no-such-link');
    const { body, kind, title, text } = input;
    const at = await readDatabaseClock(tx);
    const { id } = await tx.motion.create({
      data: {
        ...{ body, kind, title, team, proposerId: actor.personId, proposedAt: at },
        supersedes: replaced,
        revisions: {
          create: {
            ...{ number: 1, title, text, html, note: 'As proposed.' },
            ...{ authorId: actor.personId, revisedAt: at },
          },
        },
      },
      select: { id: true },
    });
    await keepLinks(tx, id, found.links);
    await indexOne(tx, 'motion', String(id));
    await recordAudit(tx, actor, {
      action: 'motion.propose',
      subject: subjectOf(id),
      reason: 'Proposed for a decision.',
      detail: { body, kind, title, revision: 1 },
    });
    return ok({ id });
  });
}

async function isTeam(tx: Transaction, slug: string): Promise<boolean> {
  return (await tx.team.count({ where: { slug } })) > 0;
}

/** The slugs given, as the record has them; null when one is nobody's. */
async function findResolutions(
  tx: Transaction,
  given: readonly string[],
): Promise<string[] | null> {
  const slugs = [...new Set(given.map(lastPart))];
  const count = await tx.resolution.count({ where: { slug: { in: slugs } } });
  return count === slugs.length ? slugs : null;
}

/** Two motions that are linked are linked from both sides. */
async function keepLinks(tx: Transaction, id: number, links: readonly StoredLink[]): Promise<void> {
  const both = links.flatMap((link) => {
    if (link.kind === 'motion' && link.target === String(id)) return [];
    const back = { motionId: Number(link.target), kind: 'motion', target: String(id), title: null };
    return [{ ...link, motionId: id }, ...(link.kind === 'motion' ? [back] : [])];
  });
  await tx.motionLink.createMany({ data: both, skipDuplicates: true });
}

/**
 * Puts a new text in the place of the one that was edited; the old one is kept. Votes that were cast stay, marked as
 * cast on an earlier revision.
 *
 * Refused when somebody else revised meanwhile, and when nothing differs. Where the rule counts from the latest text,
 * the clock starts again by itself; else that is for the chair to say.
 */
export async function reviseMotion(
  actor: Actor,
  input: RevisionInput,
): Promise<Result<{ id: number; revision: number }, MotionRefusal>> {
  const { html } = await renderMarkdown(input.text);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, input.id, 'alone');
    if (!motion) return refuse('no-such-motion');
    const { rule, facts, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal = refuseRevision(actor, facts, rule, { revision: input.revision, now });
    if (refusal) return refuse(refusal);
    if (await isSameText(tx, input)) return refuse('nothing-changed');

    const { id, title, text, note } = input;
    const revision = input.revision + 1;
    const restart = facts.openedAt !== null && rule.revisionRestartsClock;
    await tx.motionRevision.create({
      data: {
        ...{ motionId: id, number: revision, title, text, html, note },
        ...{ authorId: actor.personId, revisedAt: now },
        ...(restart && { clock: 'restarts', clockAt: now, clockReason: BY_RULE }),
      },
    });
    const clock = restart ? clockFrom(now, rule, facts) : {};
    await tx.motion.update({ where: { id }, data: { title, revision, ...clock } });
    await indexOne(tx, 'motion', String(id));
    await recordAudit(tx, actor, {
      action: 'motion.revise',
      subject: subjectOf(id),
      reason: note,
      detail: { revision, ...(restart && { clock: 'restarts', ...clock }) },
    });
    return ok({ id, revision });
  });
}

const BY_RULE = 'The rule counts from the latest text.';

async function isSameText(tx: Transaction, input: RevisionInput): Promise<boolean> {
  const { id, revision, title, text } = input;
  const same = await tx.motionRevision.count({
    where: { motionId: id, number: revision, title, text },
  });
  return same > 0;
}

/** Adds links to a motion that is undecided; its proposer, the chair and admins may. */
export async function linkMotion(
  actor: Actor,
  { id, ...given }: LinksInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion) return refuse('no-such-motion');
    if (!mayLink(actor, motion)) return refuse('not-proposer-or-chair');
    if (!isUndecided(motion)) return refuse('decided');
    const found = await findLinks(tx, given);
    if (!found.ok) return refuse('no-such-link');
    if (found.links.length === 0) return refuse('nothing-changed');
    await keepLinks(tx, id, found.links);
    await recordAudit(tx, actor, {
      action: 'motion.link',
      subject: subjectOf(id),
      reason: 'Linked with what it is about.',
      detail: { links: found.links.map(({ kind, target }) => `${kind} ${target}`) },
    });
    return ok({ id });
  });
}

function mayLink(actor: Actor, { row, facts, rule }: LockedMotion): boolean {
  if (facts.proposerId === actor.personId || hasRole(actor, 'admin')) return true;
  return rule !== null && isChair(actor, row.body, rule);
}

function isUndecided({ facts: { state } }: LockedMotion): boolean {
  return state === 'proposed' || state === 'open' || state === 'held';
}
