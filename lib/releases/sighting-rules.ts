import { releaseKindOf } from './rules';

/**
 * First time a version of a deliverable was seen in a series' file. `seenAt` is null if it is not the release's date.
 */
export type Sighting = {
  series: string;
  name: string;
  version: string;
  seenAt: Date | null;
  commit: string;
};

type Place = { series: string; name: string };
type Change = Place & { isNew: boolean; isGone: boolean; added: string[]; removed: string[] };
type Commit = { commit: string; landedAt: Date; files: readonly Change[] };

/** First-seen records so far, by deliverable and version, in one series or in any. */
export class Sightings {
  private readonly places = new Set<string>();
  private readonly versions = new Map<string, Sighting>();

  constructor(sightings: Iterable<Sighting> = []) {
    for (const sighting of sightings) this.add(sighting);
  }

  add(sighting: Sighting): void {
    const { series, name, version } = sighting;
    this.places.add(`${series}\0${name}\0${version}`);
    const key = `${name}\0${version}`;
    if (!this.versions.has(key)) this.versions.set(key, sighting);
  }

  has({ series, name }: Place, version: string): boolean {
    return this.places.has(`${series}\0${name}\0${version}`);
  }

  /** Returns the first record of the version in any series. */
  first(name: string, version: string): Sighting | undefined {
    return this.versions.get(`${name}\0${version}`);
  }
}

/**
 * Derives release dates from a commit on the main branch, by these rules in order (ADR 0010):
 *
 * 1. A version already seen in a file of the same deliverable, or of one renamed in this commit, keeps
 *    that date: moving a file between series is not a release.
 * 2. Versions in the import that began the record get no date.
 * 3. Lifecycle marks (`zed-eol`) take effect with the commit and are dated.
 * 4. One new version in a file is a release and is dated. Several at once are history added later: no
 *    version of the deliverable in that commit is dated, except under rules 1 and 3.
 */
export function sightingsOf(
  { commit, landedAt, files }: Commit,
  { before, isImport }: { before: Sightings; isImport: boolean },
): Sighting[] {
  const changes = files.map((file) => ({
    file,
    versions: [...new Set(file.added)].filter((version) => !before.has(file, version)),
    origin: file.isNew ? renamedFrom(file, files) : null,
  }));
  const isKnown = (change: (typeof changes)[number], version: string) =>
    before.first(change.file.name, version) ??
    (change.origin === null ? undefined : before.first(change.origin, version));
  const imported = new Set(
    changes
      .filter((change) => {
        const fresh = change.versions.filter((version) => !isKnown(change, version));
        return fresh.filter((version) => releaseKindOf(version) !== 'lifecycle').length > 1;
      })
      .map(({ file }) => file.name),
  );

  return changes.flatMap((change) =>
    change.versions.map((version): Sighting => {
      const { series, name } = change.file;
      const known = isKnown(change, version);
      if (known) return { series, name, version, seenAt: known.seenAt, commit: known.commit };
      const isMark = releaseKindOf(version) === 'lifecycle';
      const isDated = !isImport && (isMark || !imported.has(name));
      return { series, name, version, seenAt: isDated ? landedAt : null, commit };
    }),
  );
}

/**
 * Finds the deliverable whose file this commit deletes and at least half of whose removed versions reappear in `file`.
 */
function renamedFrom(file: Change, files: readonly Change[]): string | null {
  const added = new Set(file.added);
  const source = files.find(({ name, isGone, removed }) => {
    const shared = removed.filter((version) => added.has(version)).length;
    return isGone && name !== file.name && shared > 0 && shared * 2 >= removed.length;
  });
  return source?.name ?? null;
}
