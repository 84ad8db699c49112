import { lowerAscii } from '@/lib/text';
import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml, type YamlMap, type YamlPath } from '@/lib/formats/source-yaml';

/** Kind of an election's results file. */
export type ResultsKind = 'ptl' | 'tc';

/** Outcome of a candidacy. */
export type CandidacyOutcome =
  | 'elected'
  | 'not-elected'
  | 'appointed'
  | 'incumbent'
  | 'leaderless'
  | 'withdrawn'
  | 'pending'
  | 'unknown';

/** One entry of a results file. An entry for a team without a leader has no name. */
export type ResultEntry = {
  /** The team's directory, as spelled in the file. */
  directory: string;
  /** Location of the entry, for warnings. */
  place: string;
  /** Value of `elected:` as written. */
  electedRaw: string;
  outcome: CandidacyOutcome;
  name: string | null;
  irc: string | null;
  /** Never shown in public. */
  email: string | null;
  /** Address of the statement upstream; it may contain an e-mail address and is never shown. */
  url: string | null;
  statement: string | null;
};

/** Content of a results file, with maps keyed by the team's directory. */
export type ElectionResults = {
  kind: ResultsKind;
  entries: ResultEntry[];
  /** Value of the poll's address: an address, or words (`no poll required`). */
  polls: Map<string, string>;
  resolutions: Map<string, string>;
  turnout: Map<string, { electorate: number; votesCast: number }>;
  leaderless: string[];
  /** Directories in the file's list of projects. */
  projects: string[];
};

/** A parsed results file; `results` is null if it cannot be read. */
export type ReadResults = { results: ElectionResults | null; warnings: Warning[] };

/** Maximum electorate accepted. */
const MAX_ELECTORATE = 10_000_000;

const OUTCOMES: Record<string, CandidacyOutcome> = {
  true: 'elected',
  yes: 'elected',
  false: 'not-elected',
  no: 'not-elected',
  'tc-appointed': 'appointed',
  'incumbent-ptl': 'incumbent',
  leaderless: 'leaderless',
};

/** Converts the value of `elected:` to an outcome; `unknown` for any word that is not in use. */
export function outcomeOfEntry(electedRaw: string): CandidacyOutcome {
  const key = electedRaw.trim().toLowerCase();
  return Object.hasOwn(OUTCOMES, key) ? (OUTCOMES[key] ?? 'unknown') : 'unknown';
}

type Reader = { at: (path: YamlPath) => string; warnings: Warning[] };

/**
 * Parses `results/ELECTION/{ptl,tc}.yaml`. A malformed entry is left out with a warning; the rest stays.
 *
 * @param where the file's location for warnings: `election:doc/source/results/epoxy/ptl.yaml`
 */
export function readResults(
  bytes: Uint8Array,
  where: string,
  { kind, election }: { kind: ResultsKind; election: string },
): ReadResults {
  const yaml = readYaml(bytes, where);
  if (!yaml.ok) return { results: null, warnings: [yaml.error] };
  const { value, at, warnings } = yaml;
  if (!isYamlMap(value)) {
    const error: Warning = { kind: 'malformed', where, message: 'holds no map of results.' };
    return { results: null, warnings: [...warnings, error] };
  }
  const reader = { at, warnings };
  const file = new Fields(value, { ...reader, path: [] });
  const named = file.text('election');
  if (named !== null && named !== election) {
    const message = `says that it is about ${named.slice(0, 80)}, but lies in the folder of ${election}.`;
    file.warn('contradiction', 'election', message);
  }
  const results: ElectionResults = {
    kind,
    entries: candidateEntries(file.map('candidates') ?? {}, reader),
    ...pollsOf(file.map('elections_results') ?? {}, reader),
    turnout: turnoutOf(file, reader),
    leaderless: file.texts('leaderless').map((name) => name.trim()),
    projects: file.texts('projects').map((name) => name.trim()),
  };
  file.unknown();
  return { results, warnings };
}

function candidateEntries(candidates: YamlMap, reader: Reader): ResultEntry[] {
  const teams = new Fields(candidates, { ...reader, path: ['candidates'] });
  return Object.keys(candidates).flatMap((directory) =>
    teams.maps(directory).flatMap(({ map, path }) => {
      const fields = new Fields(map, { ...reader, path });
      const entry = entryOf(fields, directory.trim(), reader.at(path));
      fields.unknown();
      return entry ? [entry] : [];
    }),
  );
}

function entryOf(fields: Fields, directory: string, place: string): ResultEntry | null {
  const electedRaw = present(fields.text('elected'));
  const entry = {
    directory,
    place,
    name: present(fields.text('fullname')),
    irc: present(fields.text('ircname')),
    email: lowerAscii(present(fields.text('email')) ?? '') || null,
    url: webAddress(fields.text('url')),
    statement: present(fields.text('statement')),
  };
  if (electedRaw === null) {
    fields.warn('malformed', null, `An entry for ${directory} lacks “elected”; it is left out.`);
    return null;
  }
  const outcome = outcomeOfEntry(electedRaw);
  if (outcome === 'unknown') {
    fields.warn('malformed', 'elected', `elected: ${electedRaw.slice(0, 80)} means nothing here.`);
  }
  if (outcome !== 'leaderless' && entry.name === null) {
    fields.warn('malformed', null, `An entry for ${directory} has no name.`);
  }
  return { ...entry, electedRaw, outcome };
}

/** Returns the trimmed text, or null if it is empty or YAML's `null` or `~`. */
function present(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || trimmed === 'null' || trimmed === '~' ? null : trimmed;
}

function pollsOf(polls: YamlMap, reader: Reader): Pick<ElectionResults, 'polls' | 'resolutions'> {
  const fields = new Fields(polls, { ...reader, path: ['elections_results'] });
  const answers = new Map<string, string>();
  const resolutions = new Map<string, string>();
  for (const key of Object.keys(polls)) {
    const text = present(fields.text(key));
    const team = /^(.*)_resolution$/.exec(key.trim())?.[1];
    if (text !== null && team) resolutions.set(team, text);
    else if (text !== null) answers.set(key.trim(), text);
  }
  return { polls: answers, resolutions };
}

function turnoutOf(file: Fields, reader: Reader): ElectionResults['turnout'] {
  const turnout: ElectionResults['turnout'] = new Map();
  for (const { map, path } of file.maps('election_statistics')) {
    const teams = new Fields(map, { ...reader, path });
    for (const team of Object.keys(map)) {
      const numbers = teams.map(team);
      if (!numbers) continue;
      const fields = new Fields(numbers, { ...reader, path: [...path, team] });
      const electorate = countOf(fields.text('electorate'));
      const votesCast = countOf(fields.text('votes_cast'));
      fields.unknown();
      if (electorate !== null && votesCast !== null && votesCast <= electorate) {
        turnout.set(team.trim(), { electorate, votesCast });
      } else {
        const message = `The turnout of ${team.trim()} needs an electorate and no more votes_cast than that.`;
        fields.warn('malformed', null, message);
      }
    }
  }
  return turnout;
}

function countOf(text: string | null): number | null {
  const count = /^\d{1,9}$/.test(text ?? '') ? Number(text) : null;
  return count !== null && count <= MAX_ELECTORATE ? count : null;
}

/** Returns the text if it is a valid http(s) address, and null otherwise. */
export function webAddress(text: string | null): string | null {
  if (text === null || !/^https?:\/\//i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}

/** Returns the decoded statement's path, from `candidates/` on, at the end of an upstream address; null without one. */
export function statementPathIn(url: string | null): string | null {
  const found = /\/(candidates\/[^?#]+)/.exec(url ?? '')?.[1];
  if (!found) return null;
  try {
    return decodeURIComponent(found);
  } catch {
    return null;
  }
}
