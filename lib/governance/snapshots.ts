import { slugOf } from '@/lib/slug';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml } from '@/lib/formats/source-yaml';
import { readLeader, type Leader } from './teams-file';

/** A team at one moment of the history: its name, its leader and its repositories. */
export type TeamAt = { slug: string; name: string; leader: Leader; repos: readonly string[] };

/** All teams in one version of the file, by slug. */
export type TeamsAt = ReadonlyMap<string, TeamAt>;

/**
 * Returns a reader for successive versions of the file of teams.
 *
 * Versions differ in a line or two, so the file is cut at its top-level keys and only pieces that the previous version
 * did not have are parsed: 1500 versions cost as much as 40. The reader returns null for a version that is not valid
 * YAML.
 */
export function teamsReader(): (bytes: Buffer) => TeamsAt | null {
  let known = new Map<string, TeamAt | null>();
  return (bytes) => {
    const pieces = piecesOf(bytes.toString('utf8'));
    if (pieces.length === 0) return null;
    const fresh = new Map<string, TeamAt | null>();
    const teams = new Map<string, TeamAt>();
    for (const piece of pieces) {
      const read = known.has(piece) ? known.get(piece) : readPiece(piece);
      if (read === undefined) return null;
      fresh.set(piece, read);
      if (read) teams.set(read.slug, read);
    }
    known = fresh;
    return teams;
  };
}

/** Splits the text at its top-level keys: each piece runs from the line of one key to the next. */
function piecesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => !/^(#|---|%)/.test(line));
  const pieces: string[][] = [];
  for (const line of lines) {
    if (/^[^\s#]/.test(line)) pieces.push([line]);
    else pieces.at(-1)?.push(line);
  }
  return pieces.map((piece) => piece.join('\n'));
}

/** Reads the team in a piece. Returns undefined if the piece is not valid YAML, null if it is not a team. */
function readPiece(piece: string): TeamAt | null | undefined {
  const file = readYaml(Buffer.from(piece), '');
  if (!file.ok) return undefined;
  if (!isYamlMap(file.value)) return null;
  const [key, map] = Object.entries(file.value)[0] ?? [];
  if (key === undefined || !isYamlMap(map)) return null;
  const place = { at: () => '', path: [], warnings: [] };
  const fields = new Fields(map, place);
  const name = fields.text('codename') ?? key;
  const slug = slugOf(name);
  if (slug === '') return null;
  return { slug, name, leader: readLeader(fields, place), repos: reposIn(piece) };
}

/** Finds everything that looks like a repository, because the lists have changed their format four times. */
function reposIn(piece: string): string[] {
  const found = piece.matchAll(
    /^\s*(?:- )?(?:repo:\s*)?(?:- )?["']?([\w.-]+\/[\w.+-]+)["']?\s*$/gm,
  );
  return [...found].map(([, repo = '']) => repo);
}
