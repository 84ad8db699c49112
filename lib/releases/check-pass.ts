import type { Repository } from '@/lib/formats/git/repository';
import type { Pass } from '@/lib/sync/source';
import type { Warning } from '@/lib/formats/warning';
import { readYaml } from '@/lib/formats/source-yaml';
import { listDoubleTags, listUnlistedSeries } from './check-queries';
import { SERIES_PATH } from './parse-series';

/** Returns the pass that compares files with each other: one tag in two files, unlisted series. */
export function releaseChecksPass(repository: () => Repository): Pass {
  return {
    name: 'release-checks',
    title: 'Comparing releases with each other',
    versionAtHead: 1,
    run: async () => {
      const placeOf = placesIn(repository());
      const warnings: Warning[] = [];
      for (const tag of await listDoubleTags()) {
        warnings.push({
          kind: 'duplicate',
          where: await placeOf(tag.path, tag.position),
          otherWhere: await placeOf(tag.otherPath, tag.otherPosition),
          message: `${tag.repo} ${tag.version} is released in two files; both are shown.`,
        });
      }
      for (const { series, path } of await listUnlistedSeries()) {
        warnings.push({
          kind: 'contradiction',
          where: `releases:${path}`,
          otherWhere: `releases:${SERIES_PATH}`,
          message: `The series ${series} has files, but no entry in the series status.`,
        });
      }
      return { changed: 0, warnings };
    },
  };
}

/**
 * Returns a function that finds the line of a release in its file, which the tables don't store. Each file is read
 * once.
 */
function placesIn(repository: Repository): (path: string, position: number) => Promise<string> {
  const files = new Map<string, ReturnType<typeof readYaml>>();
  return async (path, position) => {
    const where = `releases:${path}`;
    const file =
      files.get(path) ?? readYaml((await repository.file(path)) ?? new Uint8Array(), where);
    files.set(path, file);
    return file.ok ? file.at(['releases', position, 'version']) : where;
  };
}
