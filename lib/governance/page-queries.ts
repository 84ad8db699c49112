import 'server-only';
import { z } from 'zod';
import { likeLiteral, storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { redactAll } from '@/lib/markup/redact';
import { dayOf, startOfDay } from '@/lib/time';

/** A resolution in a list. `date` is a day as text. */
export type ResolutionEntry = {
  slug: string;
  date: string;
  title: string;
  status: string;
  supersededBy: string | null;
  author: string | null;
  html: string;
};

/**
 * Filters for a list of resolutions, newest first. `after` is a cursor: the day and slug of the last one already
 * listed.
 */
export type ResolutionFilter = {
  status?: string;
  year?: number;
  search?: string;
  /** Includes only resolutions dated on or before the moment's day. */
  at?: Date;
  after?: readonly [date: string, slug: string];
  take?: number;
};

const entryFields = {
  slug: true,
  date: true,
  title: true,
  status: true,
  supersededBy: true,
  author: true,
  html: true,
} satisfies Prisma.ResolutionSelect;

/** Lists resolutions, newest first, including superseded ones unless the filter excludes them. */
export async function listResolutions(filter: ResolutionFilter = {}): Promise<ResolutionEntry[]> {
  const { after, take } = filter;
  const rows = await db.resolution.findMany({
    where: {
      AND: [
        whereOf(filter),
        after
          ? {
              OR: [
                { date: { lt: startOfDay(after[0]) } },
                { date: startOfDay(after[0]), slug: { lt: after[1] } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ date: 'desc' }, { slug: 'desc' }],
    ...(take !== undefined && { take }),
    select: entryFields,
  });
  return redactAll(rows).map((row) => ({ ...row, date: dayOf(row.date) }));
}

function whereOf({ status, year, search, at }: ResolutionFilter): Prisma.ResolutionWhereInput {
  const words = search ? storable(search) : null;
  const contains = { contains: likeLiteral(words ?? ''), mode: 'insensitive' as const };
  return {
    ...(status && { status }),
    AND: [
      year
        ? { date: { gte: startOfDay(`${year}-01-01`), lt: startOfDay(`${year + 1}-01-01`) } }
        : {},
      at ? { date: { lte: at } } : {},
      words ? { OR: [{ title: contains }, { text: contains }, { slug: contains }] } : {},
    ],
  };
}

/** A resolution in a list, without its text. */
export type ResolutionLine = Omit<ResolutionEntry, 'html'>;

/** Lists resolutions like {@link listResolutions}, without their texts. */
export async function listResolutionEntries(filter: ResolutionFilter): Promise<ResolutionLine[]> {
  const { html: _html, ...fields } = entryFields;
  const rows = await db.resolution.findMany({
    where: whereOf(filter),
    orderBy: [{ date: 'desc' }, { slug: 'desc' }],
    select: fields,
  });
  return redactAll(rows).map((row) => ({ ...row, date: dayOf(row.date) }));
}

/** Counts the current and the superseded resolutions, and lists the years that have any, newest first. */
export async function countResolutions(): Promise<{
  current: number;
  superseded: number;
  years: number[];
}> {
  const rows = await db.resolution.findMany({ select: { date: true, status: true } });
  const years = new Set(rows.map(({ date }) => date.getUTCFullYear()));
  const superseded = rows.filter(({ status }) => status === 'superseded').length;
  return { current: rows.length - superseded, superseded, years: [...years].sort((a, b) => b - a) };
}

/** A link to another resolution. */
export type ResolutionLink = { slug: string; title: string; date: string };

/** A file attached to a resolution and kept in the upstream repository. */
export type AttachmentEntry = { name: string; path: string; bytes: number };

/** A resolution with everything on its page. */
export type ResolutionPage = ResolutionEntry & {
  path: string;
  adoptedAt: Date | null;
  changedAt: Date | null;
  isFallback: boolean;
  /** `motion` while the governance repository does not yet hold its file. */
  origin: string;
  /** The motion that adopted it, if the vote was held here. */
  motionId: number | null;
  attachments: AttachmentEntry[];
  successor: ResolutionLink | null;
  predecessors: ResolutionLink[];
  newer: ResolutionLink | null;
  older: ResolutionLink | null;
};

const attachments = z.array(z.object({ name: z.string(), path: z.string(), bytes: z.number() }));

/** Returns a resolution by slug, exactly as its file is named, or null if there is none. */
export async function getResolution(slug: string): Promise<ResolutionPage | null> {
  const row = await db.resolution.findUnique({
    where: { slug: storable(slug) },
    select: {
      ...entryFields,
      path: true,
      supersedes: true,
      adoptedAt: true,
      changedAt: true,
      isFallback: true,
      origin: true,
      motionId: true,
      attachments: true,
    },
  });
  if (!row) return null;
  const linked = await listLinks([
    ...row.supersedes,
    ...(row.supersededBy ? [row.supersededBy] : []),
  ]);
  const [newer, older] = await Promise.all([neighbour(row, 'newer'), neighbour(row, 'older')]);
  const { supersedes, ...rest } = row;
  return redactAll({
    ...rest,
    date: dayOf(row.date),
    attachments: attachments.catch([]).parse(row.attachments),
    successor: linked.find((link) => link.slug === row.supersededBy) ?? null,
    predecessors: linked.filter((link) => supersedes.includes(link.slug)),
    newer,
    older,
  });
}

const linkFields = { slug: true, title: true, date: true } satisfies Prisma.ResolutionSelect;

async function listLinks(slugs: string[]): Promise<ResolutionLink[]> {
  if (slugs.length === 0) return [];
  const rows = await db.resolution.findMany({ where: { slug: { in: slugs } }, select: linkFields });
  return rows.map((row) => ({ ...row, date: dayOf(row.date) }));
}

async function neighbour(
  { date, slug }: { date: Date; slug: string },
  side: 'newer' | 'older',
): Promise<ResolutionLink | null> {
  const beyond = side === 'newer' ? 'gt' : 'lt';
  const order = side === 'newer' ? 'asc' : 'desc';
  const row = await db.resolution.findFirst({
    where: { OR: [{ date: { [beyond]: date } }, { date, slug: { [beyond]: slug } }] },
    orderBy: [{ date: order }, { slug: order }],
    select: linkFields,
  });
  return row && { ...row, date: dayOf(row.date) };
}

/** Returns the slug of a resolution requested under another spelling (case, `.html`), or null if there is none. */
export async function findResolutionSlug(asked: string): Promise<string | null> {
  const slug = storable(asked).replace(/\.(html|rst|md)$/, '');
  const row = await db.resolution.findFirst({
    where: { slug: { equals: likeLiteral(slug), mode: 'insensitive' } },
    select: { slug: true },
  });
  return row?.slug ?? null;
}

/** A page of the governance repository in a list. */
export type DocumentEntry = {
  path: string;
  slug: string;
  kind: string;
  title: string;
  status: string | null;
  cycle: string | null;
  changedAt: Date | null;
};

const documentFields = {
  path: true,
  slug: true,
  kind: true,
  title: true,
  status: true,
  cycle: true,
  changedAt: true,
} satisfies Prisma.GovernanceDocumentSelect;

/** Lists goals by title: all, or those with one status. */
export async function listGoals(status?: string): Promise<DocumentEntry[]> {
  return db.governanceDocument.findMany({
    where: { kind: 'goal', ...(status && { status }) },
    orderBy: [{ title: 'asc' }, { path: 'asc' }],
    select: documentFields,
  });
}

/** Lists every page that is not a goal, by path. */
export async function listDocuments(): Promise<DocumentEntry[]> {
  return db.governanceDocument.findMany({
    where: { kind: { not: 'goal' } },
    orderBy: { path: 'asc' },
    select: documentFields,
  });
}

/** A page with its text. */
export type DocumentPage = DocumentEntry & { html: string; isFallback: boolean };

const pageFields = {
  ...documentFields,
  html: true,
  isFallback: true,
} satisfies Prisma.GovernanceDocumentSelect;

/** Returns a goal by its file name, or null if there is none. */
export async function getGoal(slug: string): Promise<DocumentPage | null> {
  return db.governanceDocument.findFirst({
    where: { kind: 'goal', slug: storable(slug) },
    orderBy: { path: 'asc' },
    select: pageFields,
  });
}

/** Returns a page that is not a goal by its path without extension, or null if there is none. */
export async function getDocument(path: string): Promise<DocumentPage | null> {
  return db.governanceDocument.findFirst({
    where: { kind: { not: 'goal' }, path: storable(path) },
    select: pageFields,
  });
}
