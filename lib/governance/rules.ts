import { COMMITTEE } from '@/lib/community/openstack';
import { lowerAscii } from '@/lib/text';
import { slugOf } from '@/lib/slug';
import { isDay } from '@/lib/time';

/** Addresses inside Rollcall for a file of the governance repository, or null when it has no page. */
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

/** Pages whose content Rollcall shows in its own way. */
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

/** What a file of the governance repository is read as; null when it is none of Rollcall's business. */
export type PageKind = 'resolution' | 'goal' | 'charter' | 'house-rules' | 'reference';

/** Sorts a text file of the repository; lists, templates and placeholders are left out. */
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

/** Where a goal stands, from its folder; the cycle of a completed one. */
export function goalStage(path: string): { status: string; cycle: string | null } {
  const [, stage = 'proposed', cycle] = /^goals\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  return { status: stage, cycle: cycle ?? null };
}

/** What the date in front of a resolution's title says. */
export type TitleDate =
  { kind: 'absent' } | { kind: 'same' | 'differs' | 'impossible'; written: string };

/**
 * Takes a resolution's date from its file's name and compares the title with it.
 *
 * The file's name wins: it is what addresses and the order of the list are made of. A title without a
 * date is common and no fault of the reader; one with another or an impossible date is for a warning.
 * Null when the name holds no real day.
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

/** Whether two entries speak of one person: the same e-mail address, or the same name but for case and space. */
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

/** A name for comparing: without case, accents and repeated space. */
export function plainNameKey(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A period; `until` is null while it lasts. */
export type Period = { from: Date; until: Date | null };

/** Whether a period holds a moment: it begins at `from` and is over at `until`. */
export function isDuring({ from, until }: Period, at: Date): boolean {
  return from <= at && (until === null || at < until);
}

/**
 * Joins rows that follow each other without a gap and are about the same, into periods with their rows.
 *
 * Rows must come in the order of `from`. Rows that last no time (two commits at once) are left out.
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

/** The subject under which a reference page is listed, from its folder. */
export function shelfOf(path: string): string {
  const [, folder, name] = /^[^/]+\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (folder === undefined || name === undefined) return 'Reference';
  const words = folder.replace(/-/g, ' ');
  return SHELVES[folder] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A number that grows with the cycles: names of the first alphabet (to zed), then ids `YYYY.N`.
 *
 * Null comes last. Names of later alphabets can't be told from the first and are not used for goals.
 */
export function cycleOrder(cycle: string | null): number {
  if (cycle === null) return -1;
  const [, year, part] = /^(\d{4})\.(\d+)$/.exec(cycle) ?? [];
  if (year !== undefined && part !== undefined) return Number(year) * 10 + Number(part);
  return cycle.toLowerCase().charCodeAt(0);
}
