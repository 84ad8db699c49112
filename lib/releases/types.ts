/** A deliverable file, read: what `saveDeliverable` stores. Texts are as written upstream. */
export type DeliverableRecord = {
  series: string;
  name: string;
  path: string;
  team: string;
  type: string;
  releaseModel: string | null;
  releaseType: string | null;
  stableBranchType: string | null;
  stableStatus: string | null;
  artifactLinkMode: string | null;
  includePypiLink: boolean | null;
  launchpad: string | null;
  storyboard: string | null;
  /** A URL, or a URL for each repository. */
  releaseNotes: string | Record<string, string> | null;
  /** As written, in reStructuredText. */
  cycleHighlights: string[];
  /** The same, rendered and sanitised, in the same order. */
  highlightsHtml: string[];
  repositorySettings: Record<string, RepositorySettings>;
  releases: ReleaseRecord[];
  branches: BranchRecord[];
  /** Fields that are not known, under their path: `releases[3].highlights`. */
  extra: Record<string, unknown> | null;
};

/** What a file says of one of its repositories. */
export type RepositorySettings = {
  flags: string[];
  pypiName: string | null;
  tarballBase: string | null;
};

/** An entry under `releases:`. */
export type ReleaseRecord = {
  version: string;
  diffStart: string | null;
  flags: string[];
  projects: ProjectRecord[];
};

/** A repository that a release tags. */
export type ProjectRecord = {
  repo: string;
  hash: string;
  tarballBase: string | null;
  comment: string | null;
};

/** A branch, and where it begins: at a version, or at a commit of each repository. */
export type BranchRecord = { name: string; location: string | Record<string, string> };

/** An entry of `series_status.yaml`. Days are `YYYY-MM-DD`. */
export type SeriesRecord = {
  name: string;
  /** As written, `2030.10`; null when the name is the id. */
  releaseId: string | null;
  status: string;
  slurp: boolean;
  initialRelease: string | null;
  eolDate: string | null;
  nextPhase: { status: string | null; date: string | null } | null;
  signingKeys: { key: string; startDate: string | null; endDate: string | null }[];
};

/** The schedule of a series, read: weeks in order of their Mondays, and the events of those weeks. */
export type ScheduleRecord = {
  series: string;
  format: 'yaml' | 'rst';
  path: string;
  startWeek: string | null;
  releaseWeek: string | null;
  /** The day of the release, by which weeks are named; null while unknown. */
  releaseDay: string | null;
  html: string;
  /** When the files last changed, and how often. */
  changedAt: Date | null;
  revision: number;
  weeks: WeekRecord[];
  events: EventRecord[];
};

/** A row of a schedule. `name` is as written, `week` as computed. */
export type WeekRecord = {
  startOn: string;
  endOn: string;
  name: string | null;
  week: string | null;
};

/** Something that happens, or falls due, in a week. */
export type EventRecord = {
  id: string;
  weekOf: string;
  week: string | null;
  title: string;
  kind: 'x-project' | 'project-specific';
  team: string | null;
  deadline: string;
  startOn: string;
  endOn: string;
  html: string;
  text: string;
};
