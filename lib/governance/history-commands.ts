import { recordRest, ROLLCALL } from '@/lib/audit/record';
import type { Transaction } from '@/lib/database/transaction';
import type { LeaderLedger, MemberLedger, MemberTerm, LeaderTerm } from './terms';

/** Deletes all terms of leadership, before the history is walked from its beginning. */
export async function clearLeaderTerms(tx: Transaction): Promise<void> {
  await tx.leadershipTerm.deleteMany();
}

/** Saves the changes in the ledger, renames first. */
export async function saveLeaderTerms(tx: Transaction, ledger: LeaderLedger): Promise<void> {
  for (const { from, to } of ledger.renamed) {
    await tx.leadershipTerm.updateMany({ where: { teamSlug: from }, data: { teamSlug: to } });
  }
  const terms = [...ledger.changed.values()];
  await tx.leadershipTerm.deleteMany({ where: { id: { in: terms.map(({ id }) => id) } } });
  await tx.leadershipTerm.createMany({ data: terms });
}

/** Lists the terms that had not ended when the history was last walked. */
export async function listOpenLeaderTerms(tx: Transaction): Promise<LeaderTerm[]> {
  const rows = await tx.leadershipTerm.findMany({ where: { until: null } });
  return rows as LeaderTerm[];
}

/** Deletes a body's history, before it is walked from its beginning. The current list stays. */
export async function clearMemberTerms(tx: Transaction, body: string): Promise<void> {
  await tx.membership.deleteMany({ where: { body, isCurrent: false } });
}

/** Saves the changes in the ledger. */
export async function saveMemberTerms(
  tx: Transaction,
  body: string,
  ledger: MemberLedger,
): Promise<void> {
  const terms = [...ledger.changed.values()];
  await tx.membership.deleteMany({ where: { id: { in: terms.map(({ id }) => id) } } });
  await tx.membership.createMany({
    data: terms.map((term) => ({ ...term, body, isCurrent: false })),
  });
}

/** Lists the terms on the body that had not ended when the history was last walked, in the order of the list. */
export async function listOpenMemberTerms(tx: Transaction, body: string): Promise<MemberTerm[]> {
  const rows = await tx.membership.findMany({
    where: { body, isCurrent: false, until: null },
    orderBy: { position: 'asc' },
  });
  return rows.flatMap(
    ({ body: _body, isCurrent: _isCurrent, position: _position, from, ...rest }) =>
      from === null ? [] : [{ ...rest, from }],
  );
}

/** The history of a page: when it was added, who wrote it, and when it last changed. */
export type PageHistory = {
  path: string;
  author: string | null;
  adoptedAt: Date | null;
  changedAt: Date | null;
};

/** Saves dates and authors where they differ from the saved ones. Returns the number of rows changed. */
export async function savePageHistories(
  tx: Transaction,
  pages: readonly PageHistory[],
): Promise<number> {
  const resolutions = await tx.resolution.findMany({
    select: { slug: true, path: true, author: true, adoptedAt: true, changedAt: true },
  });
  const documents = await tx.governanceDocument.findMany({
    select: { path: true, changedAt: true },
  });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  let changed = 0;
  for (const row of resolutions) {
    const page = byPath.get(row.path);
    if (
      !page ||
      (page.author === row.author &&
        isSame(page.adoptedAt, row.adoptedAt) &&
        isSame(page.changedAt, row.changedAt))
    )
      continue;
    const { author, adoptedAt, changedAt } = page;
    await tx.resolution.updateMany({
      where: { path: row.path },
      data: { author, adoptedAt, changedAt },
    });
    await recordRest(tx, ROLLCALL, {
      action: 'resolution.follow',
      subject: `resolution/${row.slug}`,
      reason: 'Its dates follow its file in the governance repository.',
    });
    changed += 1;
  }
  for (const row of documents) {
    const page = byPath.get(`${row.path}.rst`) ?? byPath.get(`${row.path}.md`);
    if (!page || isSame(page.changedAt, row.changedAt)) continue;
    await tx.governanceDocument.update({
      where: { path: row.path },
      data: { changedAt: page.changedAt },
    });
    changed += 1;
  }
  return changed;
}

function isSame(one: Date | null, other: Date | null): boolean {
  return (one?.getTime() ?? null) === (other?.getTime() ?? null);
}
