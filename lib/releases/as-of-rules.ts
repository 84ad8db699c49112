import { latestRelease } from './rules';

type Released = {
  latestVersion: string | null;
  latestReleasedAt: Date | null;
  releaseCount: number;
  releases: readonly { version: string; releasedAt: Date | null }[];
};

/**
 * A deliverable as it stood at a moment: the entries released until then, inclusive, and the latest of them. Entries
 * whose day is not on record are left out. The newest entry comes first, as it came.
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
