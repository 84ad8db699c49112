import { slugOf } from '@/lib/slug';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml } from '@/lib/formats/source-yaml';
import { readLeader, type Leader } from './teams-file';

/** A team at one moment of the history: what it was called, who led it, what it kept. */
export type TeamAt = { slug: string; name: string; leader: Leader; repos: readonly string[] };

/** All teams of one version of the file, by slug. */
export type TeamsAt = ReadonlyMap<string, TeamAt>;

/**
 * Reads one version after the other of the file of teams.
 *
 * Versions differ in a line or two, so the file is cut at its top-level keys and only pieces that were
 * not there before are parsed: fifteen hundred versions cost as much as forty. Null for a version that
 * is no YAML.
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

/** The text from each line that begins a top-level key to the next. */
function piecesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => !/^(#|---|%)/.test(line));
  const pieces: string[][] = [];
  for (const line of lines) {
    if (/^[^\s#]/.test(line)) pieces.push([line]);
    else pieces.at(-1)?.push(line);
  }
  return pieces.map((piece) => piece.join('\n'));
}

/** Undefined when the piece is no YAML, null when it is no team. */
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

/** Whatever looks like a repository: the lists changed their form four times. */
function reposIn(piece: string): string[] {
  const found = piece.matchAll(
    /^\s*(?:- )?(?:repo:\s*)?(?:- )?["']?([\w.-]+\/[\w.+-]+)["']?\s*$/gm,
  );
  return [...found].map(([, repo = '']) => repo);
}
