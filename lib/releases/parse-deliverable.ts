import { Fields } from '@/lib/formats/source-fields';
import {
  isYamlMap,
  readYaml,
  type YamlMap,
  type YamlPath,
  type YamlValue,
} from '@/lib/formats/source-yaml';
import type { Warning } from '@/lib/formats/warning';
import { pathName } from '@/lib/formats/yaml-path';
import type {
  BranchRecord,
  DeliverableRecord,
  ProjectRecord,
  ReleaseRecord,
  RepositorySettings,
} from './types';
import { INDEPENDENT, releaseKindOf, seriesOfDirectory } from './rules';
import { compareVersions } from './version-rules';

/** A parsed deliverable with warnings, or the reason the file cannot be used. */
export type ParsedDeliverable =
  { ok: true; value: DeliverableRecord; warnings: Warning[] } | { ok: false; error: Warning };

/** Context for reading parts of a file: `at` gives locations; `warnings` and `extra` collect findings. */
type Reading = {
  at: (path: YamlPath) => string;
  warnings: Warning[];
  extra: Record<string, unknown>;
};

/**
 * Parses a deliverable file. As much as possible is kept: a wrong or unknown field is a warning and does not lose the
 * deliverable. Only a file that is not a YAML mapping is refused. Highlights are not rendered here.
 *
 * @param path `deliverables/epoxy/nova.yaml`: the directory is the series, the file the name.
 */
export function parseDeliverable(path: string, bytes: Uint8Array): ParsedDeliverable {
  const where = `releases:${path}`;
  const file = readYaml(bytes, where);
  if (!file.ok) return file;
  if (!isYamlMap(file.value)) {
    const message = bytes.length === 0 ? 'is empty.' : 'must hold fields like team and type.';
    return { ok: false, error: { kind: 'malformed', where, message } };
  }
  const reading = { at: file.at, warnings: [...file.warnings], extra: {} };
  const value = readDeliverable(path, file.value, reading);
  checkTrackers(value, reading);
  checkOrder(value, reading);
  checkRepositories(value, reading);
  return { ok: true, value, warnings: reading.warnings };
}

function readDeliverable(path: string, map: YamlMap, reading: Reading): DeliverableRecord {
  const [directory = '', fileName = ''] = path.split('/').slice(-2);
  const series = seriesOfDirectory(directory);
  const fields = new Fields(map, { ...reading, path: [] });
  const record: DeliverableRecord = {
    series,
    name: fileName.replace(/\.ya?ml$/, ''),
    path,
    team: fields.required('team') ?? '',
    type: fields.required('type') ?? 'other',
    releaseModel: fields.text('release-model') ?? (series === INDEPENDENT ? 'independent' : null),
    releaseType: fields.text('release-type'),
    stableBranchType: fields.text('stable-branch-type'),
    stableStatus: fields.text('stable-status'),
    artifactLinkMode: fields.text('artifact-link-mode'),
    includePypiLink: fields.flag('include-pypi-link'),
    launchpad: fields.text('launchpad'),
    storyboard: fields.text('storyboard'),
    releaseNotes: textOrMap(fields, 'release-notes', map, reading),
    cycleHighlights: fields.texts('cycle-highlights'),
    highlightsHtml: [],
    repositorySettings: readSettings(fields.map('repository-settings') ?? {}, reading),
    releases: readList(fields, 'releases', reading, readRelease),
    branches: readList(fields, 'branches', reading, readBranch),
    extra: null,
  };
  keepUnknown(fields, '', reading);
  return { ...record, extra: Object.keys(reading.extra).length > 0 ? reading.extra : null };
}

/** Reads the mappings of a list. `read` returns null for a mapping that cannot be kept. */
function readList<Entry>(
  fields: Fields,
  key: string,
  reading: Reading,
  read: (map: YamlMap, path: YamlPath, reading: Reading) => Entry | null,
): Entry[] {
  return fields.maps(key).flatMap(({ map, path }) => {
    const entry = read(map, path, reading);
    return entry === null ? [] : [entry];
  });
}

function readRelease(map: YamlMap, path: YamlPath, reading: Reading): ReleaseRecord | null {
  const fields = new Fields(map, { ...reading, path });
  const version = fields.required('version');
  const release = {
    diffStart: fields.text('diff-start'),
    flags: fields.texts('flags'),
    projects: readList(fields, 'projects', reading, readProject),
  };
  keepUnknown(fields, pathName(path), reading);
  return version === null ? null : { version, ...release };
}

function readProject(map: YamlMap, path: YamlPath, reading: Reading): ProjectRecord | null {
  const fields = new Fields(map, { ...reading, path });
  const repo = fields.required('repo');
  const hash = fields.required('hash') ?? '';
  const project = { tarballBase: fields.text('tarball-base'), comment: fields.text('comment') };
  if (hash !== '' && !/^[0-9a-f]{40}$/i.test(hash)) {
    fields.warn(
      'malformed',
      'hash',
      `${hash.slice(0, 50)} is no commit id of 40 hexadecimal digits; it is kept as read.`,
    );
  }
  keepUnknown(fields, pathName(path), reading);
  return repo === null ? null : { repo, hash, ...project };
}

function readBranch(map: YamlMap, path: YamlPath, reading: Reading): BranchRecord | null {
  const fields = new Fields(map, { ...reading, path });
  const name = fields.required('name');
  const location = textOrMap(fields, 'location', map, reading, path);
  keepUnknown(fields, pathName(path), reading);
  return name === null ? null : { name, location: location ?? '' };
}

function readSettings(map: YamlMap, reading: Reading): Record<string, RepositorySettings> {
  const settings: [string, RepositorySettings][] = [];
  for (const [repo, value] of Object.entries(map)) {
    const path = ['repository-settings', repo];
    if (!isYamlMap(value) && value !== '') {
      const message = `The settings of ${repo} must be fields; they are passed over.`;
      reading.warnings.push({ kind: 'malformed', where: reading.at(path), message });
    }
    const fields = new Fields(isYamlMap(value) ? value : {}, { ...reading, path });
    settings.push([
      repo,
      {
        flags: fields.texts('flags'),
        pypiName: fields.text('pypi-name'),
        tarballBase: fields.text('tarball-base'),
      },
    ]);
    keepUnknown(fields, pathName(path), reading);
  }
  return Object.fromEntries(settings);
}

/** Reads a text, or texts by name (usually by repository). Any other value is skipped with a warning. */
function textOrMap(
  fields: Fields,
  key: string,
  map: YamlMap,
  reading: Reading,
  parent: YamlPath = [],
): string | Record<string, string> | null {
  const value: YamlValue | undefined = map[key];
  if (!isYamlMap(value)) return fields.text(key);
  fields.has(key);
  const inner = new Fields(value, { ...reading, path: [...parent, key] });
  const texts = Object.keys(value).map((name) => [name, inner.text(name)] as const);
  return Object.fromEntries(texts.filter((pair): pair is [string, string] => pair[1] !== null));
}

function keepUnknown(fields: Fields, prefix: string, { extra }: Reading): void {
  for (const [key, value] of Object.entries(fields.unknown() ?? {})) {
    extra[prefix === '' ? key : `${prefix}.${key}`] = value;
  }
}

function checkTrackers(
  { launchpad, storyboard }: DeliverableRecord,
  { at, warnings }: Reading,
): void {
  if (launchpad !== null && storyboard !== null) {
    warnings.push({
      kind: 'contradiction',
      where: at(['launchpad']),
      otherWhere: at(['storyboard']),
      message: 'Two trackers are named, Launchpad and StoryBoard; both are shown.',
    });
  }
  if (launchpad === null && storyboard === null) {
    const message = 'Neither launchpad nor storyboard is given: nobody knows where bugs go.';
    warnings.push({ kind: 'malformed', where: at([]), message });
  }
}

/**
 * Warns about versions out of order or repeated. New entries are appended, so a version lower than the one before is a
 * slip or from an older branch.
 */
function checkOrder({ releases }: DeliverableRecord, { at, warnings }: Reading): void {
  let before: { version: string; index: number } | null = null;
  const seen = new Map<string, number>();
  for (const [index, { version }] of releases.entries()) {
    const where = at(['releases', index, 'version']);
    const earlier = seen.get(version);
    if (earlier !== undefined) {
      const otherWhere = at(['releases', earlier, 'version']);
      warnings.push({
        kind: 'duplicate',
        where,
        otherWhere,
        message: `${version} is listed twice; both entries are kept.`,
      });
    }
    seen.set(version, index);
    if (releaseKindOf(version) === 'lifecycle') continue;
    if (before && (compareVersions(version, before.version) ?? 0) < 0) {
      const otherWhere = at(['releases', before.index, 'version']);
      const message = `${version} follows ${before.version}: versions go down; the order of the file is kept.`;
      warnings.push({ kind: 'contradiction', where, otherWhere, message });
    }
    before = { version, index };
  }
}

/** Warns about released repositories without settings: one warning for each in a file, at its last occurrence. */
function checkRepositories(record: DeliverableRecord, { at, warnings }: Reading): void {
  const known = new Set(Object.keys(record.repositorySettings));
  const strangers = new Map<string, YamlPath>();
  for (const [index, { projects }] of record.releases.entries()) {
    for (const [place, { repo }] of projects.entries()) {
      if (!known.has(repo)) strangers.set(repo, ['releases', index, 'projects', place, 'repo']);
    }
  }
  for (const [repo, path] of strangers) {
    warnings.push({
      kind: 'contradiction',
      where: at(path),
      otherWhere: at(['repository-settings']),
      message: `${repo} is released but has no entry under repository-settings.`,
    });
  }
}
