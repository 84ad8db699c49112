import 'server-only';
import type { Transaction } from '@/lib/database/transaction';
import type { MainCommit } from './main-commits';
import { Sightings, sightingsOf, type Sighting } from './sighting-rules';

/** Number of rows in one statement: PostgreSQL accepts 65,535 values, and a row has five. */
const ROWS_A_STATEMENT = 10_000;

/** Removes all first-seen dates, because the history was rewritten and is read again. */
export async function clearSightings(tx: Transaction): Promise<void> {
  await tx.releaseSighting.deleteMany();
}

/**
 * Records the versions first seen in these commits (oldest first). Returns their number.
 *
 * The first of all commits is the import that began the record; `isBeginning` is true if it is among these.
 */
export async function noteSightings(
  tx: Transaction,
  commits: readonly MainCommit[],
  { isBeginning }: { isBeginning: boolean },
): Promise<number> {
  const names = [...new Set(commits.flatMap(({ files }) => files.map(({ name }) => name)))];
  const before = new Sightings(
    await tx.releaseSighting.findMany({
      where: { name: { in: names } },
      select: { series: true, name: true, version: true, seenAt: true, commit: true },
    }),
  );
  const fresh: Sighting[] = [];
  for (const [index, mainCommit] of commits.entries()) {
    const isImport = isBeginning && index === 0;
    for (const sighting of sightingsOf(mainCommit, { before, isImport })) {
      before.add(sighting);
      fresh.push(sighting);
    }
  }
  for (let start = 0; start < fresh.length; start += ROWS_A_STATEMENT) {
    await tx.releaseSighting.createMany({ data: fresh.slice(start, start + ROWS_A_STATEMENT) });
  }
  return fresh.length;
}

/**
 * Updates the dates of releases and deliverables to the first-seen dates. Changes only rows that differ and returns
 * their number.
 */
export async function applySightings(tx: Transaction): Promise<number> {
  const releases = await tx.$executeRaw`
    update "Release" as release set "releasedAt" = found."seenAt"
    from (
      select entry.id, sighting."seenAt"
      from "Release" as entry
      left join "ReleaseSighting" as sighting using (series, name, version)
    ) as found
    where found.id = release.id and release."releasedAt" is distinct from found."seenAt"`;
  const deliverables = await tx.$executeRaw`
    update "Deliverable" as deliverable set "latestReleasedAt" = found."releasedAt"
    from (
      select distinct on (entry.id) entry.id, release."releasedAt"
      from "Deliverable" as entry
      left join "Release" as release
        on release."deliverableId" = entry.id and release.version = entry."latestVersion"
      order by entry.id, release.position desc
    ) as found
    where found.id = deliverable.id
      and deliverable."latestReleasedAt" is distinct from found."releasedAt"`;
  return releases + deliverables;
}
