import 'server-only';
import { storable } from '@/lib/api/text';
import { db } from '@/lib/db';
import type { Transaction } from '@/lib/sync/source';
import type { MotionLinkEntry, MotionLinkKind } from './record';
import type { MotionState } from './rules';
import type { LinksInput } from './schema';

/** A link as it is kept. `title` is null for other motions: theirs may change. */
export type StoredLink = { kind: MotionLinkKind; target: string; title: string | null };

/** A link that leads nowhere: what was given, and as what. */
export type LostLink = { kind: MotionLinkKind; target: string };

/** Links as pages show them, in the order of their kinds; titles and states of other motions as of now. */
export async function linkEntries(
  motionId: number,
  rows: readonly { kind: string; target: string; title: string | null }[],
): Promise<MotionLinkEntry[]> {
  const ids = rows.filter(({ kind }) => kind === 'motion').map(({ target }) => Number(target));
  const motions =
    ids.length === 0
      ? []
      : await db.motion.findMany({
          where: { id: { in: ids, not: motionId } },
          select: { id: true, title: true, state: true },
        });
  const order: readonly string[] = ['motion', 'resolution', 'team', 'thread'];
  return [...rows]
    .sort(
      (one, other) =>
        order.indexOf(one.kind) - order.indexOf(other.kind) ||
        one.target.localeCompare(other.target, 'en', { numeric: true }),
    )
    .map((row) => {
      const kind = row.kind as MotionLinkKind;
      const other = kind === 'motion' ? motions.find(({ id }) => String(id) === row.target) : null;
      return {
        kind,
        target: row.target,
        title: other?.title ?? row.title ?? row.target,
        href: hrefOf(kind, row.target),
        state: (other?.state as MotionState | undefined) ?? null,
      };
    });
}

function hrefOf(kind: MotionLinkKind, target: string): string {
  if (kind === 'thread') return target;
  return `/${kind}s/${encodeURIComponent(target)}`;
}

/**
 * What a proposal's links lead to, in the transaction that keeps them: resolutions and teams by slug (or by an
 * address of ours that ends in one), motions by number, threads by web address. One that leads nowhere is
 * answered instead.
 */
export async function findLinks(
  tx: Transaction,
  given: Pick<LinksInput, 'resolutions' | 'teams' | 'threads' | 'motions'>,
): Promise<{ ok: true; links: StoredLink[] } | { ok: false; lost: LostLink }> {
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
    select: { id: true },
  });
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
  const lost = found.find((link) => !('title' in link));
  return lost ? { ok: false, lost } : { ok: true, links: found.filter((link) => 'title' in link) };
}

/** A link with what was found for it; `undefined` when nothing was. */
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

/** The last part of an address or path: people paste what their browser shows. */
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
