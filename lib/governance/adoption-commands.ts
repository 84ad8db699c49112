import { indexKeys } from '@/lib/search/commands';
import { resolutionKind } from './search-queries';
import type { Transaction } from '@/lib/database/transaction';
import { dayOf, startOfDay } from '@/lib/time';
import { adoptedSlug } from './adoption-rules';

/** A resolution that a passed motion adopts. `decidedAt` gives the resolution its day, in UTC. */
export type Adoption = {
  motionId: number;
  title: string;
  html: string;
  text: string;
  author: string | null;
  supersedes: readonly string[];
  decidedAt: Date;
};

/**
 * Adds the resolution that a motion adopted, marks the ones it replaces as superseded and returns its slug.
 *
 * The slug differs from every existing one. If a file of that name later comes from the governance repository, its text
 * replaces this one's.
 */
export async function adoptResolution(tx: Transaction, adoption: Adoption): Promise<string> {
  const { decidedAt, supersedes, ...what } = adoption;
  const date = startOfDay(dayOf(decidedAt));
  for (let attempt = 1; ; attempt++) {
    const slug = adoptedSlug({ ...adoption, attempt });
    const { count } = await tx.resolution.createMany({
      data: {
        ...what,
        ...{ slug, date, status: 'current', supersedes: [...supersedes], origin: 'motion' },
        ...{ path: `resolutions/${slug}.md`, adoptedAt: decidedAt, changedAt: decidedAt },
      },
      skipDuplicates: true,
    });
    if (count === 0) continue;
    await tx.resolution.updateMany({
      where: { slug: { in: [...supersedes], not: slug }, status: 'current' },
      data: { status: 'superseded', supersededBy: slug },
    });
    await indexKeys(tx, resolutionKind, [slug]);
    return slug;
  }
}

/**
 * Returns what votes held here decided about a resolution whose file the sync brings, in addition to what the file
 * says.
 */
export async function decisionsAbout(
  tx: Transaction,
  slug: string,
): Promise<{ supersedes: string[]; supersededBy: string | null }> {
  const rows = await tx.resolution.findMany({
    where: {
      motionId: { not: null },
      OR: [{ slug }, { supersedes: { has: slug } }],
    },
    orderBy: { motionId: 'desc' },
    select: { slug: true, supersedes: true },
  });
  return {
    supersedes: rows.find((row) => row.slug === slug)?.supersedes ?? [],
    supersededBy: rows.find((row) => row.slug !== slug)?.slug ?? null,
  };
}
