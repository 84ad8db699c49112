import 'server-only';
import { db } from '@/lib/database/client';

/** A statement that may be shown: without addresses, as safe HTML. */
export type Statement = { html: string; encoding: string };

/** Lists statements of some of an election's contests, by the id of the candidacy. */
export async function listStatements(
  electionSlug: string,
  contestSlugs: readonly string[],
): Promise<Map<string, Statement>> {
  const rows = await db.candidacy.findMany({
    where: {
      statementPath: { not: null },
      contest: { electionSlug, slug: { in: [...contestSlugs] } },
    },
    select: { id: true, statementHtml: true, encoding: true },
  });
  return new Map(
    rows.map(({ id, statementHtml, encoding }) => [
      id,
      { html: statementHtml ?? '', encoding: encoding ?? 'utf-8' },
    ]),
  );
}

/** Sums the length of each contest's statements in an election, in characters of HTML. */
export async function statementLengths(electionSlug: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ slug: string; length: number }[]>`
    select contest.slug, coalesce(sum(length(candidacy."statementHtml")), 0)::int as length
    from "Contest" contest join "Candidacy" candidacy on candidacy."contestId" = contest.id
    where contest."electionSlug" = ${electionSlug}
    group by contest.slug`;
  return new Map(rows.map(({ slug, length }) => [slug, length]));
}
