import { slugOf } from '@/lib/slug';
import { isDay } from '@/lib/time';
import { isPlaceholder } from '@/lib/people/name-rules';
import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml, type YamlMap, type YamlPath } from '@/lib/formats/source-yaml';

/** A person who represents a team in one matter. `email` is never shown in public. */
export type Liaison = { role: string; name: string; irc: string | null; email: string | null };

/** A person who counts as a contributor until a given month. `email` is never shown in public. */
export type ExtraContributor = {
  name: string;
  email: string | null;
  expiresIn: string | null;
  comment: string | null;
};

/** A deliverable that a team maintains. */
export type TeamDeliverable = {
  name: string;
  repos: string[];
  releaseManagement: string | null;
  deprecated: string | null;
  retiredOn: string | null;
};

/** The leader of a team: one person, several liaisons together, or nobody at the moment. */
export type Leader = {
  kind: 'ptl' | 'distributed' | 'vacant';
  name: string | null;
  irc: string | null;
  email: string | null;
  liaisons: Liaison[];
};

/** A team as projects.yaml or legacy.yaml describes it. */
export type ParsedTeam = {
  name: string;
  slug: string;
  /** Null where legacy data does not say. */
  leader: Leader | null;
  mission: string | null;
  service: string | null;
  url: string | null;
  ircChannel: string | null;
  appointed: string[];
  extraAcs: ExtraContributor[];
  tcMembers: string[];
  activity: string | null;
  partial: boolean;
  retiredOn: string | null;
  deliverables: TeamDeliverable[];
  extra: YamlMap | null;
};

/** The teams of a file in file order, or the reason the file cannot be read. */
export type TeamsFile =
  { ok: true; teams: ParsedTeam[]; warnings: Warning[] } | { ok: false; error: Warning };

type Place = { at: (path: YamlPath) => string; path: YamlPath; warnings: Warning[] };

/**
 * Reads a file of teams, current or legacy.
 *
 * A team that cannot be read does not affect the others. A repository named twice causes a warning.
 *
 * @param where the file's name in warnings: `governance:reference/projects.yaml`
 */
export function readTeams(
  bytes: Uint8Array,
  where: string,
  status: 'current' | 'legacy',
): TeamsFile {
  const file = readYaml(bytes, where);
  if (!file.ok) return file;
  const warnings = [...file.warnings];
  if (!isYamlMap(file.value)) {
    const message = file.value === '' ? 'is empty.' : 'must hold teams by name.';
    return { ok: false, error: { kind: 'malformed', where, message } };
  }

  const teams: ParsedTeam[] = [];
  for (const [name, map] of Object.entries(file.value)) {
    const place = { at: file.at, path: [name], warnings };
    const team = readTeam(name, map, { place, status });
    if (team && teams.some(({ slug }) => slug === team.slug)) {
      warnings.push({
        kind: 'duplicate',
        where: file.at([name]),
        message: `The team ${name} has the address of another team and is passed over.`,
      });
    } else if (team) teams.push(team);
  }
  warnings.push(...duplicateRepos(teams, file.at));
  return { ok: true, teams, warnings };
}

function readTeam(
  name: string,
  map: unknown,
  { place, status }: { place: Place; status: 'current' | 'legacy' },
): ParsedTeam | null {
  const refuse = (message: string) => {
    place.warnings.push({ kind: 'malformed', where: place.at(place.path), message });
    return null;
  };
  const slug = slugOf(name);
  if (slug === '')
    return refuse(`A team's name must hold letters or digits; “${name}” is passed over.`);
  if (typeof map !== 'object' || map === null || Array.isArray(map)) {
    return refuse(`The team ${name} must hold fields; it is passed over.`);
  }
  const fields = new Fields(map as YamlMap, place);
  const leader = readLeader(fields, place);
  const isLegacy = status === 'legacy';
  if (!isLegacy) fields.required('mission');
  const team: ParsedTeam = {
    name,
    slug,
    leader: isLegacy && leader.kind === 'vacant' ? null : leader,
    mission: fields.text('mission')?.trim() ?? null,
    service: fields.text('service'),
    url: webAddress(fields, 'url'),
    ircChannel: fields.text('irc-channel'),
    appointed: readAppointed(fields, place),
    extraAcs: readExtraAcs(fields, place),
    tcMembers: fields.isMap('liaisons')
      ? fieldsOfMap(fields, 'liaisons', place).texts('tc_members')
      : [],
    activity: fields.text('status'),
    partial: fields.flag('partial') ?? false,
    retiredOn: fields.day('retired-on'),
    deliverables: readDeliverables(fields, place),
    extra: null,
  };
  fields.texts('tags');
  return { ...team, extra: fields.unknown() };
}

function fieldsOfMap(fields: Fields, key: string, place: Place): Fields {
  return new Fields(fields.map(key) ?? {}, { ...place, path: [...place.path, key] });
}

function webAddress(fields: Fields, key: string): string | null {
  const address = fields.text(key);
  if (address === null || /^https?:\/\//i.test(address)) return address;
  fields.warn(
    'malformed',
    key,
    `${key} must be an address that begins with http; it is passed over.`,
  );
  return null;
}

/** Reads the appointments, which are beside `ptl` or, in older entries, inside it. */
function readAppointed(fields: Fields, place: Place): string[] {
  const inner = fields.isMap('ptl') ? fieldsOfMap(fields, 'ptl', place).texts('appointed') : [];
  return [...fields.texts('appointed'), ...inner];
}

/** Reads a team's leader from its entry, in any of the notations used since 2013. */
export function readLeader(fields: Fields, place: Place): Leader {
  const liaisons = readLiaisons(fields, place);
  const nobody: Leader = { kind: 'vacant', name: null, irc: null, email: null, liaisons };
  if (fields.text('leadership_type')?.toLowerCase() === 'distributed') {
    return { ...nobody, kind: 'distributed' };
  }
  if (!fields.has('ptl')) return nobody;
  if (!fields.isMap('ptl')) return { ...nobody, ...personIn(fields.text('ptl') ?? '') };

  const person = fieldsOfMap(fields, 'ptl', place);
  const name = person.text('name');
  const irc = person.text('irc');
  const email = person.text('email');
  person.texts('appointed');
  person.unknown();
  if (name === null || isPlaceholder(name)) return nobody;
  return { kind: 'ptl', name: name.trim(), irc: nickOf(irc), email, liaisons };
}

/** Parses `Name (nick)`, the notation for team leads until 2015. */
function personIn(text: string): Pick<Leader, 'kind' | 'name' | 'irc'> {
  const [, name = '', nick] = /^([^(]*)(?:\(([^)]*)\))?/.exec(text.trim()) ?? [];
  if (name.trim() === '' || isPlaceholder(name)) return { kind: 'vacant', name: null, irc: null };
  return { kind: 'ptl', name: name.trim(), irc: nickOf(nick ?? null) };
}

/** Returns a nick, or null for a placeholder that means none. */
export function nickOf(text: string | null): string | null {
  const nick = text?.trim() ?? '';
  return nick === '' || /^(null|none|~|n\/a|missing|no nick supplied|tbd)$/i.test(nick)
    ? null
    : nick;
}

function readLiaisons(fields: Fields, place: Place): Liaison[] {
  const roles = fields.isMap('liaisons') ? fields.map('liaisons') : null;
  if (!roles) return [];
  const inner = { ...place, path: [...place.path, 'liaisons'] };
  const opened = new Fields(roles, inner);
  return Object.keys(roles)
    .filter((role) => role !== 'tc_members')
    .flatMap((role) =>
      opened.maps(role).flatMap(({ map, path }) => {
        const person = new Fields(map, { ...inner, path });
        const name = person.required('name');
        const liaison = { role, irc: nickOf(person.text('irc')), email: person.text('email') };
        person.unknown();
        return name === null || isPlaceholder(name) ? [] : [{ ...liaison, name: name.trim() }];
      }),
    );
}

/** Reads the people who count as contributors by decision of the committee. */
export function readExtraAcs(fields: Fields, place: Place): ExtraContributor[] {
  return fields.maps('extra-acs').flatMap(({ map, path }) => {
    const person = new Fields(map, { ...place, path });
    const name = person.required('name');
    const rest = {
      email: person.text('email'),
      expiresIn: person.text('expires-in'),
      comment: person.text('comment'),
    };
    person.unknown();
    return name === null ? [] : [{ name, ...rest }];
  });
}

function readDeliverables(fields: Fields, place: Place): TeamDeliverable[] {
  const all = fields.map('deliverables') ?? {};
  return Object.entries(all).flatMap(([name, map]) => {
    const path = [...place.path, 'deliverables', name];
    if (!isYamlMap(map)) {
      const message = `The deliverable ${name} must hold fields; it is passed over.`;
      place.warnings.push({ kind: 'malformed', where: place.at(path), message });
      return [];
    }
    const entry = new Fields(map, { ...place, path });
    const deliverable: TeamDeliverable = {
      name,
      repos: entry.texts('repos'),
      releaseManagement: entry.text('release-management'),
      deprecated: entry.text('deprecated'),
      retiredOn: retiredOn(entry),
    };
    for (const leftOver of ['docs', 'tags']) entry.has(leftOver);
    entry.unknown();
    return [deliverable];
  });
}

function retiredOn(entry: Fields): string | null {
  const day = entry.text('retired-on');
  if (day === null || isDay(day)) return day;
  entry.warn(
    'malformed',
    'retired-on',
    'retired-on must be a day like 2026-04-01; it is passed over.',
  );
  return null;
}

function duplicateRepos(teams: ParsedTeam[], at: (path: YamlPath) => string): Warning[] {
  const seen = new Map<string, YamlPath>();
  const warnings: Warning[] = [];
  for (const team of teams) {
    for (const { name, repos } of team.deliverables) {
      for (const [index, repo] of repos.entries()) {
        const path = [team.name, 'deliverables', name, 'repos', index];
        const earlier = seen.get(repo);
        if (earlier) {
          const message = `The repository ${repo} is listed twice.`;
          warnings.push({ kind: 'duplicate', where: at(path), otherWhere: at(earlier), message });
        } else seen.set(repo, path);
      }
    }
  }
  return warnings;
}
