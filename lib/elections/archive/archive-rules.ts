import { HIDDEN, redact } from '@/lib/markup/redact';
import { slugOf } from '@/lib/slug';
import type { Warning } from '@/lib/formats/warning';
import { isCommittee, teamKey, titleOfDirectory } from './names-rules';
import { isPoll, outcomeOfContest, seatsIn, type ContestOutcome } from './outcome-rules';
import {
  statementPathIn,
  webAddress,
  type CandidacyOutcome,
  type ElectionResults,
  type ResultEntry,
} from './results-rules';

/** A statement as it was filed. */
export type FiledStatement = {
  /** The team's directory, as spelled in this election. */
  directory: string;
  /** Path in the repository; may contain an e-mail address and is never shown. */
  path: string;
  /** With addresses already hidden. */
  text: string;
  html: string;
  encoding: string;
  name: string | null;
  email: string | null;
};

/** Input of an election: its directories, statements and results. */
export type ElectionFiles = {
  name: string;
  directories: string[];
  statements: FiledStatement[];
  results: ElectionResults[];
};

/** A person who stood, or an entry that represents nobody (outcome `leaderless`, empty name). */
export type CandidacyRecord = {
  name: string;
  irc: string | null;
  email: string | null;
  outcome: CandidacyOutcome;
  electedRaw: string | null;
  statement: string | null;
  statementHtml: string | null;
  statementPath: string | null;
  encoding: string | null;
  url: string | null;
};

/** A contest as stored; `seats` is 0 if the record does not give a number. */
export type ContestRecord = {
  slug: string;
  title: string;
  kind: 'tc' | 'ptl';
  directory: string;
  seats: number;
  method: 'condorcet' | null;
  outcome: ContestOutcome;
  pollUrl: string | null;
  resolutionUrl: string | null;
  note: string | null;
  electorateSize: number | null;
  votesCast: number | null;
  candidacies: CandidacyRecord[];
};

/** An election's contests: the committee's first, then teams by name. */
export type ElectionRecord = { contests: ContestRecord[]; warnings: Warning[] };

type Parts = { directory: string; statements: FiledStatement[]; entries: ResultEntry[] };

/**
 * Composes an election from its directories, statements and results.
 *
 * Spellings of a team's directory that differ in case, `_`, `,`, `-` and blanks are one contest, under the spelling of
 * `candidates/`. An entry of the results matches the statement its address names, or the one filed under its e-mail
 * address, nick or name. Entries and statements without a match are kept, each with a warning; there is no warning for
 * a missing statement of a leaderless entry, or for a statement while there are no results.
 */
export function composeElection(files: ElectionFiles): ElectionRecord {
  const warnings: Warning[] = [];
  const contests = [...partsByTeam(files).values()].map((parts) => {
    const kind = isCommittee(parts.directory) ? 'tc' : 'ptl';
    const results = files.results.find((file) => file.kind === kind) ?? null;
    return composeContest(files.name, kind, parts, results, warnings);
  });
  contests.sort((a, b) => compare(a.kind === 'tc' ? '' : a.title, b.kind === 'tc' ? '' : b.title));
  makeSlugsUnique(contests);
  return { contests, warnings };
}

function partsByTeam({ directories, statements, results }: ElectionFiles): Map<string, Parts> {
  const teams = new Map<string, Parts>();
  const partsOf = (directory: string) => {
    const key = teamKey(directory);
    const parts = teams.get(key) ?? { directory, statements: [], entries: [] };
    teams.set(key, parts);
    return parts;
  };
  for (const directory of directories) partsOf(directory);
  for (const statement of statements) partsOf(statement.directory).statements.push(statement);
  for (const file of results) {
    for (const entry of file.entries) partsOf(entry.directory).entries.push(entry);
    for (const name of [...file.leaderless, ...file.projects]) partsOf(name);
  }
  return teams;
}

function composeContest(
  election: string,
  kind: 'tc' | 'ptl',
  { directory, statements, entries }: Parts,
  results: ElectionResults | null,
  warnings: Warning[],
): ContestRecord {
  const candidacies = pairUp(election, { directory, statements, entries }, results, warnings);
  const outcomes = entries.map(({ outcome }) => outcome);
  const stood = candidacies.filter(({ outcome }) => outcome !== 'leaderless');
  const poll = valueFor(results?.polls, directory);
  const isListedLeaderless =
    results?.leaderless.some((name) => teamKey(name) === teamKey(directory)) ?? false;
  const outcome = outcomeOfContest({
    kind,
    outcomes,
    candidates: stood.length,
    hasResults: results !== null,
    isListedLeaderless,
    poll,
  });
  if (isListedLeaderless && stood.some((candidacy) => candidacy.outcome === 'elected')) {
    const message = `lists ${directory} as leaderless and somebody as elected for it.`;
    warnings.push({ kind: 'contradiction', where: placeOfResults(election, kind), message });
  }
  const turnout = valueFor(results?.turnout, directory);
  return {
    slug: kind === 'tc' ? 'tc' : slugOf(titleOfDirectory(directory)),
    title: titleOfDirectory(directory),
    kind,
    directory,
    seats: kind === 'ptl' ? 1 : (seatsIn(outcomes) ?? 0),
    method: outcome === 'polled' ? 'condorcet' : null,
    outcome,
    pollUrl: isPoll(poll) ? webAddress(poll) : null,
    resolutionUrl: webAddress(valueFor(results?.resolutions, directory)),
    note: withoutAddress(noteOf(poll, entries)),
    electorateSize: turnout?.electorate ?? null,
    votesCast: turnout?.votesCast ?? null,
    candidacies,
  };
}

/** Removes e-mail addresses: some people wrote theirs in place of their name or nick. */
function withoutAddress(text: string | null): string | null {
  return text === null ? null : redact(text, HIDDEN);
}

/** Returns the words given in place of a poll or of a candidate, or null. */
function noteOf(poll: string | null, entries: readonly ResultEntry[]): string | null {
  if (poll !== null && !isPoll(poll)) return poll;
  const said = entries.find(({ outcome, statement }) => outcome === 'leaderless' && statement);
  return said?.statement ?? null;
}

function valueFor<Value>(
  map: ReadonlyMap<string, Value> | undefined,
  directory: string,
): Value | null {
  for (const [key, value] of map ?? []) {
    if (teamKey(key) === teamKey(directory)) return value;
  }
  return null;
}

function pairUp(
  election: string,
  { directory, statements, entries }: Parts,
  results: ElectionResults | null,
  warnings: Warning[],
): CandidacyRecord[] {
  const waiting = new Set(statements);
  const paired = entries.map((entry) => {
    const statement = statementFor(entry, waiting);
    if (statement) waiting.delete(statement);
    else if (entry.outcome !== 'leaderless') {
      const message = `has a result for ${entry.name ?? 'somebody'} in ${directory}, who filed no statement.`;
      warnings.push({ kind: 'unresolved', where: entry.place, message });
    }
    return candidacyOf(entry, statement);
  });
  for (const statement of waiting) {
    if (!results) continue;
    const who = statement.name ?? 'somebody';
    const message = `holds a statement of ${who}, of whom the results say nothing.`;
    const otherWhere = placeOfResults(election, results.kind);
    const where = placeOfTeam(election, directory);
    warnings.push({ kind: 'unresolved', where, otherWhere, message });
  }
  const all = [...paired, ...[...waiting].map((statement) => candidacyOf(null, statement))];
  reportDuplicates(election, directory, all, warnings);
  return all.sort(
    (a, b) => compare(a.name, b.name) || compare(a.statementPath ?? '', b.statementPath ?? ''),
  );
}

function statementFor(
  entry: ResultEntry,
  waiting: ReadonlySet<FiledStatement>,
): FiledStatement | null {
  const path = statementPathIn(entry.url)?.toLowerCase() ?? null;
  const candidates = [...waiting];
  return (
    candidates.find((statement) => path !== null && statement.path.toLowerCase() === path) ??
    candidates.find(({ email }) => email !== null && email === entry.email) ??
    candidates.find(({ email, name }) => email === null && isNamed(entry, name)) ??
    null
  );
}

/** True if a file's name is the entry's nick or name, as files were named before addresses were used. */
function isNamed({ name, irc }: ResultEntry, fileName: string | null): boolean {
  const key = fileName?.toLowerCase();
  return key !== undefined && (key === irc?.toLowerCase() || key === name?.toLowerCase());
}

function candidacyOf(entry: ResultEntry | null, filed: FiledStatement | null): CandidacyRecord {
  return {
    name: withoutAddress(entry?.name ?? filed?.name ?? null) ?? '',
    irc: withoutAddress(entry?.irc ?? null),
    email: entry?.email ?? filed?.email ?? null,
    outcome: entry?.outcome ?? 'unknown',
    electedRaw: entry?.electedRaw ?? null,
    statement: filed?.text ?? null,
    statementHtml: filed?.html ?? null,
    statementPath: filed?.path ?? null,
    encoding: filed?.encoding ?? null,
    url: entry?.url ?? null,
  };
}

function reportDuplicates(
  election: string,
  directory: string,
  candidacies: readonly CandidacyRecord[],
  warnings: Warning[],
): void {
  const seen = new Set<string>();
  for (const { email, name } of candidacies) {
    const key = email ?? name;
    if (key !== '' && seen.has(key)) {
      const message = `has ${name || 'somebody'} twice; both entries are kept.`;
      warnings.push({ kind: 'duplicate', where: placeOfTeam(election, directory), message });
    }
    seen.add(key);
  }
}

function makeSlugsUnique(contests: ContestRecord[]): void {
  const used = new Set<string>();
  for (const contest of contests) {
    const base = contest.slug || 'team';
    let slug = base;
    for (let number = 2; used.has(slug); number += 1) slug = `${base}-${number}`;
    used.add(slug);
    contest.slug = slug;
  }
}

function placeOfResults(election: string, kind: 'tc' | 'ptl'): string {
  return `election:doc/source/results/${election}/${kind}.yaml`;
}

function placeOfTeam(election: string, directory: string): string {
  return `election:candidates/${election}/${directory}`;
}

/** Compares texts without case first, independently of the locale. */
function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
