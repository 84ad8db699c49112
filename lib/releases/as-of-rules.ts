import { latestRelease } from './rules';

type Released = {
  latestVersion: string | null;
  latestReleasedAt: Date | null;
  releaseCount: number;
  releases: readonly { version: string; releasedAt: Date | null }[];
};

/**
 * Returns a deliverable as of a moment: the entries released until then, inclusive, and the latest of them. Entries
 * without a recorded day are left out. The order of the entries, newest first, is kept.
 */
export function deliverableAt<Deliverable extends Released>(
  deliverable: Deliverable,
  on: Date,
): Deliverable {
  const releases = deliverable.releases.filter(
    ({ releasedAt }) => releasedAt !== null && releasedAt <= on,
  );
  const latest = latestRelease([...releases].reverse());
  return {
    ...deliverable,
    releases,
    releaseCount: releases.length,
    latestVersion: latest?.version ?? null,
    latestReleasedAt: latest?.releasedAt ?? null,
  };
}
