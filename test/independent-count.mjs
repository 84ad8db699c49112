// Counts the content of the three repositories without the importer: no YAML parser and no module of the
// project, only `git ls-tree`, `git grep` and patterns on lines. Its output must equal the tables.
//
//   node test/independent-count.mjs --releases REPO --governance REPO --election REPO [--commit HASH]
//
// REPO is a repository on disk, bare or not. `--commit` (HEAD by default) applies to all of them.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const git = (folder, ...args) =>
  execFileSync(
    'git',
    ['-c', 'safe.directory=*', '-c', 'core.quotepath=off', '-C', folder, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );

const linesOf = (text) => text.split('\n').filter((line) => line !== '');

const filesOf = (folder, commit, ...under) =>
  linesOf(git(folder, 'ls-tree', '-r', '--name-only', commit, '--', ...under));

/** Returns the lines in a commit's files that match a pattern of `git grep -E`; an empty list if none do. */
function grep(folder, commit, pattern, ...under) {
  try {
    return linesOf(git(folder, 'grep', '-h', '-I', '-E', pattern, commit, '--', ...under));
  } catch (error) {
    if (error.status === 1) return [];
    throw error;
  }
}

const valueOf = (line) =>
  line
    .replace(/^[^:]*:\s*/, '')
    .replace(/\s+#.*$/, '')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2');

/** Counts series, deliverable files, releases, tags, teams and repositories in the releases repository. */
export function countReleases(folder, commit = 'HEAD') {
  const deliverables = ['deliverables'];
  const repos = grep(folder, commit, '^ +(- +)?repo:', ...deliverables).map(valueOf);
  return {
    series: grep(folder, commit, '^- name:', 'data/series_status.yaml').length,
    deliverableFiles: filesOf(folder, commit, ...deliverables).filter((file) =>
      /^deliverables\/[^/]+\/[^/]+\.ya?ml$/.test(file),
    ).length,
    releases: grep(folder, commit, '^ +(- +)?version:', ...deliverables).length,
    tagEntries: repos.length,
    releasingTeams: new Set(grep(folder, commit, '^team:', ...deliverables).map(valueOf)).size,
    releasedRepositories: new Set(repos).size,
  };
}

/** Counts teams, their repositories, and resolutions, including superseded ones. */
export function countGovernance(folder, commit = 'HEAD') {
  const projects = 'reference/projects.yaml';
  const repos = grep(
    folder,
    commit,
    '^ +- +[\'"]?[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+[\'"]? *$',
    projects,
  );
  return {
    teams: grep(folder, commit, '^[^ #-].*: *$', projects).length,
    teamRepositories: new Set(repos.map((line) => line.replace(/[\s'"-]*(\S+?)['"]?\s*$/, '$1')))
      .size,
    resolutions: filesOf(folder, commit, 'resolutions').filter((file) =>
      /(^|\/)\d{8}[^/]*\.rst$/.test(file),
    ).length,
  };
}

/** Counts candidates' statements and result entries. */
export function countElection(folder, commit = 'HEAD') {
  return {
    statements: filesOf(folder, commit, 'candidates').filter(
      (file) => file.split('/').length === 4 && !file.endsWith('/.placeholder'),
    ).length,
    resultEntries: filesOf(folder, commit, 'doc/source/results')
      .filter((file) => file.endsWith('.yaml'))
      .reduce((sum, file) => sum + entriesOf(git(folder, 'show', `${commit}:${file}`)), 0),
  };
}

/** Counts the items of lists below `candidates:`, up to the next key at the margin. */
function entriesOf(text) {
  let isInside = false;
  let entries = 0;
  for (const line of text.split('\n')) {
    if (/^[^\s#-]/.test(line)) isInside = line.startsWith('candidates:');
    else if (isInside && /^ {2,4}- /.test(line)) entries += 1;
  }
  return entries;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      releases: { type: 'string' },
      governance: { type: 'string' },
      election: { type: 'string' },
      commit: { type: 'string', default: 'HEAD' },
    },
  });
  console.log(
    JSON.stringify({
      ...(values.releases && countReleases(values.releases, values.commit)),
      ...(values.governance && countGovernance(values.governance, values.commit)),
      ...(values.election && countElection(values.election, values.commit)),
    }),
  );
}
