import { COMMITTEE } from '@/lib/community/openstack';
import { lowerAscii } from '@/lib/text';
import { slugOf } from '@/lib/slug';
import { isDay } from '@/lib/time';

/** Returns the address in Rollcall of a file of the governance repository, or null if the file has no page. */
export function addressOfPage(path: string): string | null {
  const page = path.replace(/\.(rst|md)$/, '');
  const special = SPECIAL[page];
  if (special !== undefined) return special;
  const name = page.slice(page.lastIndexOf('/') + 1);
  if (/^resolutions\/(superseded\/)?[^/]+$/.test(page)) return `/resolutions/${name}`;
  const isGoal = /^goals\/(proposed|selected|completed\/[^/]+)\/[^/]+$/.test(page);
  if (isGoal) return name === 'index' ? '/goals' : `/goals/${name}`;
  if (/^reference\/projects\/[^/]+$/.test(page)) return `/teams/${slugOf(name)}`;
  return /^(reference|goals)\//.test(page) ? `/governance/${page}` : null;
}

/** Pages that Rollcall presents in its own way. */
const SPECIAL: Record<string, string> = {
  'reference/index': '/governance',
  'reference/projects/index': '/teams',
  'reference/sig-repos': '/teams#sigs',
  'reference/technical-committee-repos': `/bodies/${COMMITTEE}`,
  'reference/members': `/bodies/${COMMITTEE}`,
  'resolutions/index': '/resolutions',
  'resolutions/superseded/index': '/resolutions?status=superseded',
  'goals/index': '/goals',
  'goals/proposed/index': '/goals?status=proposed',
  'goals/selected/index': '/goals?status=selected',
  'goals/completed/index': '/goals?status=completed',
};

/** Kinds of page in the governance repository. */
export type PageKind = 'resolution' | 'goal' | 'charter' | 'house-rules' | 'reference';

/**
 * Returns the kind of a text file of the repository, or null if Rollcall does not read it (lists, templates,
 * placeholders).
 */
export function kindOfPage(path: string): PageKind | null {
  if (!/\.(rst|md)$/.test(path)) return null;
  const page = path.replace(/\.(rst|md)$/, '');
  const name = page.slice(page.lastIndexOf('/') + 1);
  if (page in SPECIAL || name === 'template' || name === 'placeholder') return null;
  if (/^resolutions\/(superseded\/)?[^/]+$/.test(page)) return 'resolution';
  if (page.startsWith('goals/')) return name === 'index' ? null : 'goal';
  if (page === 'reference/charter') return 'charter';
  if (page === 'reference/house-rules') return 'house-rules';
  return page.startsWith('reference/') ? 'reference' : null;
}

/** Returns a goal's stage from its folder, with the cycle of a completed goal. */
export function goalStage(path: string): { status: string; cycle: string | null } {
  const [, stage = 'proposed', cycle] = /^goals\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  return { status: stage, cycle: cycle ?? null };
}

/** The date in front of a resolution's title, compared with the date in its file name. */
export type TitleDate =
  { kind: 'absent' } | { kind: 'same' | 'differs' | 'impossible'; written: string };

/**
 * Takes a resolution's date from its file name and compares the title with it.
 *
 * The file name wins because addresses and the order of the list are made from it. A title without
 * a date is common and not a fault; a title with a different or an impossible date deserves a
 * warning. Returns null if the file name does not begin with a real day.
 *
 * @example
 * resolutionDate('20231208-bylaws', '2023-08-12 Bylaws'); // => { date: '2023-12-08', title: 'Bylaws', found: { kind: 'differs', … } }
 */
export function resolutionDate(
  slug: string,
  title: string,
): { date: string; title: string; found: TitleDate } | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(slug) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return null;
  const [prefix, written] = /^\s*(\d{4}-\d{2}-\d{2})\s*[:–—-]?\s*/.exec(title) ?? [];
  if (prefix === undefined || written === undefined)
    return { date, title: title.trim(), found: { kind: 'absent' } };
  const kind = written === date ? 'same' : isDay(written) ? 'differs' : 'impossible';
  return { date, title: title.slice(prefix.length).trim(), found: { kind, written } };
}

/**
 * True if two entries name the same person: the same e-mail address, or the same name apart from case, accents and
 * space.
 */
export function isSamePerson(
  one: { name: string | null; email: string | null },
  other: { name: string | null; email: string | null },
): boolean {
  const name = plainNameKey(one.name);
  if (name !== '' && name === plainNameKey(other.name)) return true;
  return (
    one.email !== null && other.email !== null && lowerAscii(one.email) === lowerAscii(other.email)
  );
}

/** Returns a name's key for comparison: without case, accents and repeated space. */
export function plainNameKey(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A period; `until` is null while the period continues. */
export type Period = { from: Date; until: Date | null };

/** True if the moment lies in the period: `from` is inclusive, `until` exclusive. */
export function isDuring({ from, until }: Period, at: Date): boolean {
  return from <= at && (until === null || at < until);
}

/**
 * Joins rows that follow each other without a gap and concern the same subject into periods with their rows.
 *
 * Rows must be ordered by `from`. Rows of zero length (two commits at once) are left out.
 */
export function joinTerms<Row extends Period>(
  rows: readonly Row[],
  isSame: (one: Row, other: Row) => boolean,
): (Period & { rows: Row[] })[] {
  const periods: (Period & { rows: Row[] })[] = [];
  for (const row of rows) {
    if (row.until !== null && row.until.getTime() === row.from.getTime()) continue;
    const last = periods.findLast(
      ({ until, rows: [first] }) =>
        until?.getTime() === row.from.getTime() && first !== undefined && isSame(first, row),
    );
    if (last) {
      last.rows.push(row);
      last.until = row.until;
    } else periods.push({ from: row.from, until: row.until, rows: [row] });
  }
  return periods;
}

const SHELVES: Record<string, string> = {
  pti: 'Project testing interface',
  runtimes: 'Tested runtimes',
  tags: 'Tags',
  'upstream-investment-opportunities': 'Where help is wanted',
};

/** Returns the heading under which a reference page is listed, from its folder. */
export function shelfOf(path: string): string {
  const [, folder, name] = /^[^/]+\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (folder === undefined || name === undefined) return 'Reference';
  const words = folder.replace(/-/g, ' ');
  return SHELVES[folder] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Returns a number for sorting that grows with the cycles: names of the first alphabet (up to zed), then ids `YYYY.N`.
 *
 * Null gives -1. Names of later alphabets cannot be told from the first; goals do not use them.
 */
export function cycleOrder(cycle: string | null): number {
  if (cycle === null) return -1;
  const [, year, part] = /^(\d{4})\.(\d+)$/.exec(cycle) ?? [];
  if (year !== undefined && part !== undefined) return Number(year) * 10 + Number(part);
  return cycle.toLowerCase().charCodeAt(0);
}
