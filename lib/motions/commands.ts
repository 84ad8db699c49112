import { recordAudit } from '@/lib/audit/record';
import { getCommunityBody } from '@/lib/community/community';
import { readDatabaseClock } from '@/lib/database/clock';
import { renderMarkdown } from '@/lib/community/markup';
import { ownRowOf } from '@/lib/people/identity/own-row-queries';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { indexKeys } from '@/lib/search/commands';
import { motionKind } from './search-queries';
import type { Transaction } from '@/lib/database/transaction';
import { clockFrom, endAfterRevision } from './clock-rules';
import { subjectOf } from './history-queries';
import { motionRule } from './community-kinds';
import { findLinks, findReverted, lastPart, type StoredLink } from './link-queries';
import { inTransaction, lockMotion, type LockedMotion } from './motion-transaction';
import type { MotionRefusal } from './messages';
import { refuseLinking, refuseProposal, refuseRevision, refuseStale } from './refusal-rules';
import { refuseReversal } from './reversal-rules';
import type { MotionRule } from './rule-types';
import type { LinksInput, ProposalInput, RevisionInput } from './schema';
import { findSuperseded } from './supersession-queries';
import { textDigest } from './text-rules';

/** Proposes a motion. Voting starts only when a member or the chair of the body opens it, as the rule says. */
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
  const rendered = await renderRevision(input);
  return inTransaction(async (tx) => {
    if (team !== null && !(await isTeam(tx, team))) return refuse('no-such-team');
    const found = await findAll(tx, input, rule);
    if (!found.ok) return found;
    const { body, kind, title } = input;
    const at = await readDatabaseClock(tx);
    const proposerId = await ownRowOf(tx, actor);
    const { id } = await tx.motion.create({
      data: {
        ...{ body, kind, title, team, proposerId, proposedAt: at },
        supersedes: found.value.supersedes,
        revisions: {
          create: {
            ...{ number: 1, title, note: 'As proposed.', ...rendered },
            ...{ authorId: proposerId, revisedAt: at },
          },
        },
      },
      select: { id: true },
    });
    await keepLinks(tx, id, found.value.links);
    await indexKeys(tx, motionKind, [String(id)]);
    await recordAudit(tx, actor, {
      action: 'motion.propose',
      subject: subjectOf(id),
      reason: 'Proposed for a decision.',
      detail: { body, kind, title, revision: 1, sha256: rendered.sha256 },
    });
    return ok({ id });
  });
}

/** Returns everything that a revision stores of its text. */
async function renderRevision({ title, text }: { title: string; text: string }) {
  const { html, text: plainText } = await renderMarkdown(text);
  return { text, html, plainText, sha256: textDigest({ title, text }) };
}

type Found = { links: StoredLink[]; supersedes: string[] };

async function findAll(
  tx: Transaction,
  input: ProposalInput,
  rule: MotionRule,
): Promise<Result<Found, MotionRefusal>> {
  const found = await findLinks(tx, input, input.body);
  if (!found.ok) return found;
  const superseded = await findSuperseded(tx, input.body, input.supersedes);
  if (!superseded.ok) return superseded;
  const reverted = await findReverted(tx, input.reverts);
  if (!reverted.ok) return reverted;
  const refusal = refuseReversal({ body: input.body, rule }, reverted.value);
  if (refusal) return refuse(refusal);
  const back = reverted.value && {
    ...{ kind: 'reverts' as const, target: String(reverted.value.id), title: null },
  };
  return ok({ links: back ? [...found.value, back] : found.value, supersedes: superseded.value });
}

async function isTeam(tx: Transaction, slug: string): Promise<boolean> {
  return (await tx.team.count({ where: { slug } })) > 0;
}

/** Stores a motion's links. The other side of a competition is written when it is declared, at the opening. */
async function keepLinks(tx: Transaction, id: number, links: readonly StoredLink[]): Promise<void> {
  const others = links.filter(({ kind, target }) => kind !== 'motion' || target !== String(id));
  await tx.motionLink.createMany({
    data: others.map((link) => ({ ...link, motionId: id })),
    skipDuplicates: true,
  });
}

/**
 * Replaces the text of the revision that was edited with a new one; the old one is kept.
 *
 * If the rule says so, this outdates the votes, consents and seconds of the earlier text: they stay on record and do
 * not count until they are confirmed (`isCurrent`). An announced end of voting moves so that the new text is out for
 * the reading time. If the rule counts from the latest text, the clock restarts by itself; otherwise the chair chooses.
 *
 * Refused if the text was revised in the meantime, or if nothing differs.
 */
export async function reviseMotion(
  actor: Actor,
  input: RevisionInput,
): Promise<Result<{ id: number; revision: number }, MotionRefusal>> {
  const rendered = await renderRevision(input);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, input.id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { rule, facts, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal = refuseRevision(actor, facts, rule, { revision: input.revision, now });
    if (refusal) return refuse(refusal);
    if (await isSameText(tx, input)) return refuse('nothing-changed');

    const { id, title, note } = input;
    const revision = input.revision + 1;
    const clock = clockAfter(motion, rule);
    await tx.motionRevision.create({
      data: {
        ...{ motionId: id, number: revision, title, note, ...rendered },
        ...{ authorId: await ownRowOf(tx, actor), revisedAt: now },
        ...(clock.restarts && { clock: 'restarts', clockAt: now, clockReason: BY_RULE }),
      },
    });
    await tx.motion.update({
      where: { id },
      data: { title, revision, revisedAt: now, ...clock.data },
    });
    await indexKeys(tx, motionKind, [String(id)]);
    await recordAudit(tx, actor, {
      action: 'motion.revise',
      subject: subjectOf(id),
      reason: note,
      detail: {
        ...{ revision, sha256: rendered.sha256, ...clock.data },
        ...(clock.restarts && { clock: 'restarts' }),
        outdated: rule.onRevision === 'outdated' ? countOutdated(motion) : 0,
      },
    });
    return ok({ id, revision });
  });
}

const BY_RULE = 'The rule counts from the latest text.';

/** The effect of a revision made now on the clock and the end of voting; `data` is empty if nothing moves. */
function clockAfter({ facts, now }: LockedMotion, rule: MotionRule) {
  const restarts = facts.openedAt !== null && rule.revisionRestartsClock;
  const clock = restarts ? clockFrom(now, rule, facts) : null;
  const closesAt = clock ? clock.closesAt : facts.closesAt;
  const end = endAfterRevision({ ...facts, closesAt, revisedAt: now }, rule);
  const moved = end?.getTime() === facts.closesAt?.getTime() ? {} : { closesAt: end };
  return { restarts, data: { ...clock, ...moved } };
}

/** Number of votes and consents that were given to the text before the revision. */
function countOutdated({ facts }: LockedMotion): number {
  return [...facts.votes, ...facts.approvals].filter(({ revision }) => revision === facts.revision)
    .length;
}

async function isSameText(tx: Transaction, input: RevisionInput): Promise<boolean> {
  const { id, revision, title, text } = input;
  const same = await tx.motionRevision.count({
    where: { motionId: id, number: revision, title, text },
  });
  return same > 0;
}

/** Adds links to an undecided motion; its proposer, the chair and admins may. */
export async function linkMotion(
  actor: Actor,
  { id, revision, ...given }: LinksInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { facts, rule } = motion;
    const refusal = refuseLinking(actor, facts, rule) ?? refuseStale(facts, revision);
    if (refusal) return refuse(refusal);
    const found = await findLinks(tx, given, motion.row.body);
    if (!found.ok) return found;
    const links = found.value;
    if (links.length === 0) return refuse('nothing-changed');
    const addsRivals = links.some(({ kind }) => kind === 'motion');
    if (addsRivals && facts.state !== 'proposed') return refuse('rivals-declared');
    await keepLinks(tx, id, links);
    await recordAudit(tx, actor, {
      action: 'motion.link',
      subject: subjectOf(id),
      reason: 'Linked with what it is about.',
      detail: { links: links.map(({ kind, target }) => `${kind} ${target}`) },
    });
    return ok({ id });
  });
}
