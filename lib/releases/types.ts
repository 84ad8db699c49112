/** A parsed deliverable file, as `saveDeliverable` stores it. Texts are as written upstream. */
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
  /** Highlights as written, in reStructuredText. */
  cycleHighlights: string[];
  /** The highlights rendered and sanitised, in the same order. */
  highlightsHtml: string[];
  repositorySettings: Record<string, RepositorySettings>;
  releases: ReleaseRecord[];
  branches: BranchRecord[];
  /** Unknown fields, keyed by their path: `releases[3].highlights`. */
  extra: Record<string, unknown> | null;
};

/** Settings of a repository in a deliverable file. */
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

/** A branch and its starting point: a version, or a commit of each repository. */
export type BranchRecord = { name: string; location: string | Record<string, string> };

/** An entry of `series_status.yaml`. Days are `YYYY-MM-DD`. */
export type SeriesRecord = {
  name: string;
  /** Id as written, `2030.10`; null if the name is the id. */
  releaseId: string | null;
  status: string;
  slurp: boolean;
  initialRelease: string | null;
  eolDate: string | null;
  nextPhase: { status: string | null; date: string | null } | null;
  signingKeys: { key: string; startDate: string | null; endDate: string | null }[];
};

/** A parsed schedule of a series: weeks in order of their Mondays, and the events of those weeks. */
export type ScheduleRecord = {
  series: string;
  format: 'yaml' | 'rst';
  path: string;
  startWeek: string | null;
  releaseWeek: string | null;
  /** Day of the release, from which weeks get their names; null while unknown. */
  releaseDay: string | null;
  html: string;
  /** Time of the files' last change; `revision` counts the changes since they were added. */
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

/** An event or deadline in a week. */
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
