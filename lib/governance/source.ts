import { COMMITTEE } from '@/lib/community/openstack';
import { communityUrl, getCommunity, sourceUrl } from '@/lib/community/community';
import { removeGovernanceItem, saveGovernanceItem, type GovernanceItem } from './commands';
import { readMembers } from './members-file';
import { decodePage, readDocument, readResolution } from './pages';
import { kindOfPage } from './rules';
import { readSigs } from './sigs-file';
import { contextOf, digestOf, readCrossReferences, type CrossReferences } from './cross-references';
import { readTeams } from './teams-file';
import type { Repository, TreeEntry } from '@/lib/formats/git/repository';
import { leadershipPass, membershipPass, pageHistoryPass } from './passes';
import { repositorySettings } from '@/lib/community/schema';
import { EVERY_TEN_MINUTES } from '@/lib/sync/source';
import {
  treeSource,
  type FileGroup,
  type ParsedFile,
  type SourceFile,
} from '@/lib/sync/tree-source';

const DATA_FILES = ['reference/projects.yaml', 'reference/legacy.yaml', 'reference/members.yaml'];

const SIG_FILE = /(^|\/)(sigs|sigs-repos|technical-committee-repos)\.yaml$/;

let crossReferences: CrossReferences | null = null;

/** The governance repository as a source: teams, committee, groups, resolutions, goals and rules. */
export const governanceSource = treeSource<GovernanceItem>({
  name: 'governance',
  title: 'Governance repository',
  schedule: EVERY_TEN_MINUTES,
  settings: { community: repositorySettings },
  url: () => sourceUrl('governance'),
  version: 3,
  under: ['reference', 'goals', 'resolutions', 'sigs', 'sigs.yaml'],
  group,
  dependencies,
  parse,
  save: (tx, item) => saveGovernanceItem(tx, item),
  remove: removeGovernanceItem,
  passes: (repository) => [
    pageHistoryPass(repository),
    membershipPass(repository, committeeSlug),
    leadershipPass(repository),
  ],
});

/** Groups the files of the tree, lists first, so that teams and members are read before the texts. */
function group(tree: TreeEntry[]): FileGroup[] {
  const data = DATA_FILES.flatMap((path) => tree.filter((file) => file.path === path));
  const sigs = tree.filter(({ path }) => SIG_FILE.test(path));
  const pages = tree.filter(({ path }) => kindOfPage(path) !== null);
  return [
    ...data.map((file) => ({ key: file.path, files: [file] })),
    ...(sigs.length > 0 ? [{ key: 'sigs', files: sigs }] : []),
    ...pages.map((file) => ({ key: file.path, files: [file] })),
  ];
}

/** Returns the base URL of upstream files that have no page here. */
function filesUrl(): string {
  return `${communityUrl('governance').replace(/\/$/, '')}/src/branch/master/`;
}

/**
 * Computes a digest of each page's cross-references. A page is rendered again when a page it refers to gets another
 * title or address.
 */
async function dependencies(
  repository: Repository,
  groups: FileGroup[],
): Promise<Map<string, string>> {
  const tree = await repository.tree({ under: ['reference', 'goals', 'resolutions'] });
  crossReferences = await readCrossReferences(repository, tree);
  const pages = groups.filter(({ key }) => kindOfPage(key) !== null).flatMap(({ files }) => files);
  const digests = new Map<string, string>();
  let index = 0;
  for await (const bytes of repository.blobs(pages.map(({ blob }) => blob))) {
    const path = pages[index++]?.path ?? '';
    const context = contextOf(path, bytes.toString('utf8'), crossReferences, filesUrl());
    digests.set(path, digestOf([context, knownOf(path, crossReferences)]));
  }
  return digests;
}

function knownOf(path: string, { supersededBy, supersedes, attachments }: CrossReferences) {
  const slug = path.slice(path.lastIndexOf('/') + 1).replace(/\.(rst|md)$/, '');
  return {
    supersededBy: supersededBy.get(slug) ?? null,
    supersedes: supersedes.get(slug) ?? [],
    attachments: attachments.get(slug) ?? [],
  };
}

function parse(
  key: string,
  files: SourceFile[],
): Promise<ParsedFile<GovernanceItem>> | ParsedFile<GovernanceItem> {
  if (key === 'sigs') return parseSigs(files);
  const [file] = files;
  const where = `governance:${key}`;
  if (!file) return { ok: false, error: { kind: 'malformed', where, message: 'can not be read.' } };
  if (key === 'reference/members.yaml') return parseMembers(file.bytes, where);
  if (key.endsWith('.yaml')) return parseTeams(key, file.bytes, where);
  return parsePage(file);
}

function parseTeams(key: string, bytes: Uint8Array, where: string): ParsedFile<GovernanceItem> {
  const status = key === 'reference/legacy.yaml' ? 'legacy' : 'current';
  const file = readTeams(bytes, where, status);
  if (!file.ok) return file;
  return { ok: true, value: { kind: 'teams', status, teams: file.teams }, warnings: file.warnings };
}

function parseMembers(bytes: Uint8Array, where: string): ParsedFile<GovernanceItem> {
  const file = readMembers(bytes, where);
  if (!file.ok) return file;
  const value: GovernanceItem = { kind: 'members', body: committeeSlug(), members: file.members };
  return { ok: true, value, warnings: file.warnings };
}

/** Returns the slug of the body that the repository's list of members describes: the first that the community names. */
function committeeSlug(): string {
  return getCommunity().bodies[0]?.slug ?? COMMITTEE;
}

function parseSigs(files: SourceFile[]): ParsedFile<GovernanceItem> {
  const places = files.map(({ path, bytes }) => ({ path, bytes, where: `governance:${path}` }));
  const isDescription = ({ path }: { path: string }) => /(^|\/)sigs\.yaml$/.test(path);
  const { sigs, warnings } = readSigs(
    places.find(isDescription) ?? null,
    places.filter((file) => !isDescription(file)),
  );
  return { ok: true, value: { kind: 'sigs', sigs }, warnings };
}

async function parsePage({ path, bytes }: SourceFile): Promise<ParsedFile<GovernanceItem>> {
  const source = decodePage(path, bytes);
  if (!crossReferences) throw new Error('a page was read before its cross-references');
  const context = contextOf(path, source.text, crossReferences, filesUrl());
  const kind = kindOfPage(path);
  if (kind === 'resolution') {
    const page = await readResolution(source, context, knownOf(path, crossReferences));
    return page.ok ? { ...page, value: { kind, resolution: page.value } } : page;
  }
  const page = await readDocument(source, context, kind ?? 'reference');
  return page.ok ? { ...page, value: { kind: 'document', document: page.value } } : page;
}
