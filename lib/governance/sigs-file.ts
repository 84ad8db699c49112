import { slugOf } from '@/lib/slug';
import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import {
  isYamlMap,
  readYaml,
  type YamlMap,
  type YamlPath,
  type YamlValue,
} from '@/lib/formats/source-yaml';
import { nickOf, readExtraAcs, type ExtraContributor } from './teams-file';

/** A special interest group, from its description, from its list of repositories, or from both. */
export type ParsedSig = {
  slug: string;
  name: string;
  status: string;
  chairs: { name: string; irc: string | null }[];
  mission: string | null;
  url: string | null;
  language: string | null;
  reason: string | null;
  repos: string[];
  extraAcs: ExtraContributor[];
};

/** A file's bytes and its name in warnings: `governance:reference/sigs-repos.yaml`. */
export type SigFile = { where: string; bytes: Uint8Array };

type Place = { at: (path: YamlPath) => string; path: YamlPath; warnings: Warning[] };

/**
 * Combines the special interest groups from the file that describes them and the files that list repositories.
 *
 * A group named differently in the two causes a warning and appears twice.
 */
export function readSigs(
  descriptions: SigFile | null,
  repositories: readonly SigFile[],
): { sigs: ParsedSig[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const sigs = new Map<string, ParsedSig>();
  if (descriptions) readDescriptions(descriptions, sigs, warnings);
  const isDescribed = sigs.size > 0;
  for (const file of repositories) {
    for (const { name, place, value } of entriesOf(file, warnings)) {
      const slug = sigSlug(name);
      if (slug === '') continue;
      if (isDescribed && !sigs.has(slug) && !isCommittee(slug)) {
        const message = `The group ${name} has repositories but is not described under this name.`;
        warnings.push({
          kind: 'contradiction',
          where: place.at(place.path),
          otherWhere: descriptions?.where,
          message,
        });
      }
      const sig = sigs.get(slug) ?? emptySig(slug, name);
      sigs.set(slug, addRepositories(sig, value, place));
    }
  }
  return { sigs: [...sigs.values()], warnings };
}

/** Returns the slug of a group, the same for `Public Cloud SIG` and `Public Cloud`. */
function sigSlug(name: string): string {
  return slugOf(name.replace(/\s+SIG$/i, ''));
}

function isCommittee(slug: string): boolean {
  return slug === 'technical-committee';
}

function emptySig(slug: string, name: string): ParsedSig {
  return {
    slug,
    name,
    status: 'active',
    chairs: [],
    mission: null,
    url: null,
    language: null,
    reason: null,
    repos: [],
    extraAcs: [],
  };
}

function* entriesOf(
  { where, bytes }: SigFile,
  warnings: Warning[],
): Generator<{ name: string; place: Place; value: YamlValue }> {
  const file = readYaml(bytes, where);
  if (!file.ok) {
    warnings.push(file.error);
    return;
  }
  warnings.push(...file.warnings);
  const at = file.at;
  if (Array.isArray(file.value)) {
    for (const [index, value] of file.value.entries()) {
      const name = isYamlMap(value) ? value.name : undefined;
      if (typeof name === 'string') yield { name, value, place: { at, path: [index], warnings } };
    }
  } else if (isYamlMap(file.value)) {
    for (const [name, value] of Object.entries(file.value)) {
      yield { name, value: value ?? '', place: { at, path: [name], warnings } };
    }
  } else if (file.value !== '') {
    warnings.push({ kind: 'malformed', where, message: 'must hold groups by name.' });
  }
}

function readDescriptions(file: SigFile, sigs: Map<string, ParsedSig>, warnings: Warning[]): void {
  for (const { name, place, value } of entriesOf(file, warnings)) {
    const slug = sigSlug(name);
    if (slug === '' || !isYamlMap(value)) continue;
    const fields = new Fields(value, place);
    fields.text('name');
    const chairs = fields.maps('chairs').flatMap(({ map, path }) => {
      const person = new Fields(map, { ...place, path });
      const chair = person.required('name');
      const irc = nickOf(person.text('irc'));
      person.text('email');
      return chair === null ? [] : [{ name: chair, irc }];
    });
    const scope = fields.text('scope');
    sigs.set(slug, {
      ...emptySig(slug, name),
      chairs,
      status: fields.text('status')?.toLowerCase() ?? 'active',
      mission: fields.text('mission') ?? scope,
      url: fields.text('url'),
      language: fields.text('working-language'),
      reason: fields.text('reason'),
    });
    fields.unknown();
  }
}

function addRepositories(sig: ParsedSig, value: YamlValue, place: Place): ParsedSig {
  const entries = Array.isArray(value) ? value : [];
  if (!Array.isArray(value) && value !== '') {
    const message = `The repositories of ${sig.name} must be a list.`;
    place.warnings.push({ kind: 'malformed', where: place.at(place.path), message });
  }
  const repos = [...sig.repos];
  const extraAcs = [...sig.extraAcs];
  for (const [index, entry] of entries.entries()) {
    const path = [...place.path, index];
    if (typeof entry === 'string' && entry !== '') repos.push(entry);
    if (!isYamlMap(entry)) continue;
    const fields = new Fields(entry satisfies YamlMap, { ...place, path });
    const repo = fields.text('repo');
    if (repo !== null) repos.push(repo);
    extraAcs.push(...readExtraAcs(fields, { ...place, path }));
    fields.unknown();
  }
  return { ...sig, repos, extraAcs };
}
