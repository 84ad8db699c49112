import { indexKeys } from '@/lib/search/commands';
import { resolutionKind } from './search-queries';
import type { Transaction } from '@/lib/database/transaction';
import { dayOf, startOfDay } from '@/lib/time';
import { adoptedSlug } from './adoption-rules';

/** What a passed motion leaves behind. `decidedAt` gives the resolution its day, in UTC. */
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
 * Puts what was decided here among the resolutions, and aside what it takes the place of; answers its slug.
 *
 * The slug is free of any that exists. When a file of that name comes from the governance repository later, its text
 * takes this one's place.
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

/** What votes held here say of a resolution whose file the sync brings: they stand beside what the file says. */
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
