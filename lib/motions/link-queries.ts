import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import type { MotionRefusal } from './messages';
import type { MotionLinkEntry, MotionLinkKind } from './view-types';
import { isDecided } from './refusal-rules';
import type { Reverted } from './reversal-rules';
import { ruleOf } from './row-queries';
import type { LinksInput } from './schema';

/** A stored link. `title` is null for threads and for other motions, whose titles may change. */
export type StoredLink = { kind: MotionLinkKind; target: string; title: string | null };

/** A link whose target was not found: the text given, and its kind. */
type LostLink = { kind: MotionLinkKind; target: string };

/** Returns links as pages show them, ordered by kind. Titles and states of other motions are the current ones. */
export async function linkEntries(
  motionId: number,
  rows: readonly StoredLink[],
): Promise<MotionLinkEntry[]> {
  const ids = rows.filter(({ kind }) => isOfMotion(kind)).map(({ target }) => Number(target));
  const motions =
    ids.length === 0
      ? []
      : await db.motion.findMany({
          where: { id: { in: ids, not: motionId } },
          select: { id: true, title: true, state: true },
        });
  const order: readonly string[] = [
    ...MOTION_LINKS,
    'resolution',
    'team',
    'thread',
  ] satisfies MotionLinkKind[];
  return [...rows]
    .sort(
      (one, other) =>
        order.indexOf(one.kind) - order.indexOf(other.kind) ||
        one.target.localeCompare(other.target, 'en', { numeric: true }),
    )
    .map((row) => {
      const { kind } = row;
      const other = isOfMotion(kind) ? motions.find(({ id }) => String(id) === row.target) : null;
      return {
        kind,
        target: row.target,
        title: other?.title ?? row.title ?? row.target,
        href: hrefOf(kind, row.target),
        state: other?.state ?? null,
      };
    });
}

const MOTION_LINKS = ['motion', 'reverts', 'reverted-by'] as const;

function isOfMotion(kind: MotionLinkKind): boolean {
  return MOTION_LINKS.some((one) => one === kind);
}

function hrefOf(kind: MotionLinkKind, target: string): string {
  if (kind === 'thread') return target;
  if (isOfMotion(kind)) return `/motions/${target}`;
  return `/${kind}s/${encodeURIComponent(target)}`;
}

/**
 * Finds the targets of a proposal's links, in the transaction that stores them: resolutions and teams by slug (or by an
 * address on this site that ends in one), motions by number, threads by web address. Refused if a target is not found,
 * or if a competing motion belongs to another body or has been decided: no competition is added to a decision.
 */
export async function findLinks(
  tx: Transaction,
  given: Pick<LinksInput, 'resolutions' | 'teams' | 'threads' | 'motions'>,
  body: string,
): Promise<Result<StoredLink[], MotionRefusal>> {
  const resolutions = await tx.resolution.findMany({
    where: { slug: { in: given.resolutions.map(lastPart) } },
    select: { slug: true, title: true },
  });
  const teams = await tx.team.findMany({
    where: { slug: { in: given.teams.map(lastPart) } },
    select: { slug: true, name: true },
  });
  const motions = await tx.motion.findMany({
    where: { id: { in: given.motions.map(numberOf).filter((id) => id > 0) } },
    select: { id: true, body: true, state: true },
  });
  if (motions.some((motion) => motion.body !== body)) return refuse('no-such-link');
  if (motions.some(({ state }) => isDecided({ state: state }))) {
    return refuse('link-decided');
  }
  const found: (StoredLink | LostLink)[] = [
    ...given.resolutions.map((target) =>
      linkOf(
        'resolution',
        target,
        resolutions.find(({ slug }) => slug === lastPart(target))?.title,
      ),
    ),
    ...given.teams.map((target) =>
      linkOf('team', target, teams.find(({ slug }) => slug === lastPart(target))?.name),
    ),
    ...given.threads.map((target) =>
      linkOf('thread', target, isWebAddress(target) ? null : undefined),
    ),
    ...given.motions.map((target) =>
      linkOf(
        'motion',
        target,
        motions.some(({ id }) => id === numberOf(target)) ? null : undefined,
      ),
    ),
  ];
  const links = found.filter((link) => 'title' in link);
  return links.length === found.length ? ok(links) : refuse('no-such-link');
}

/** Finds the motion to be reverted, by number or address; null if none is named. */
export async function findReverted(
  tx: Transaction,
  given: string | undefined,
): Promise<Result<(Reverted & { id: number }) | null, MotionRefusal>> {
  if (given === undefined) return ok(null);
  const row = await tx.motion.findUnique({
    where: { id: numberOf(given) },
    select: { id: true, body: true, kind: true, state: true, rule: true, decidedAt: true },
  });
  if (!row) return refuse('no-such-link');
  const { id, body, state } = row;
  return ok({ id, body, state: state, rule: ruleOf(row) });
}

/** Returns a link with the title found for it; `undefined` means that no target was found. */
function linkOf(
  kind: MotionLinkKind,
  given: string,
  title: string | null | undefined,
): StoredLink | LostLink {
  if (title === undefined) return { kind, target: given };
  const target =
    kind === 'thread' ? given : kind === 'motion' ? String(numberOf(given)) : lastPart(given);
  return { kind, target, title };
}

/** Returns the last part of an address or path, because people paste what their browser shows. */
export function lastPart(given: string): string {
  return storable(
    given
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '',
  );
}

function numberOf(given: string): number {
  const text = lastPart(given).replace(/^#/, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function isWebAddress(given: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(given) && URL.canParse(given);
}
