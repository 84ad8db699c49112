import { sourceUrl } from '@/lib/community/community';
import {
  removeDeliverable,
  removeSchedule,
  removeSeries,
  saveDeliverable,
  saveSchedule,
  saveSeries,
} from './commands';
import { releaseDatesPass } from './date-pass';
import { parseDeliverable } from './parse-deliverable';
import { parseSchedule, type NamedPage } from './parse-schedule';
import { parseSeries, SERIES_PATH } from './parse-series';
import { releaseChecksPass } from './check-pass';
import type { DeliverableRecord, ScheduleRecord, SeriesRecord } from './types';
import { renderHighlights, renderSchedule } from './render-schedule';
import { seriesOfDirectory, seriesOrdinal } from './rules';
import type { Repository, TreeEntry } from '@/lib/formats/git/repository';
import { repositorySettings } from '@/lib/community/schema';
import { EVERY_TEN_MINUTES } from '@/lib/sync/source';
import {
  treeSource,
  type FileGroup,
  type ParsedFile,
  type SourceFile,
} from '@/lib/sync/tree-source';
import { readYaml } from '@/lib/formats/source-yaml';
import { fileHistory } from '@/lib/formats/git/file-history';

/** An item of the releases repository: the series, a schedule or a deliverable file. */
export type ReleasesItem =
  | { kind: 'series'; value: SeriesRecord[] }
  | { kind: 'schedule'; value: ScheduleRecord }
  | { kind: 'deliverable'; value: DeliverableRecord };

const DELIVERABLE = /^deliverables\/[^/]+\/[^/]+\.ya?ml$/;
const SCHEDULE = /^doc\/source\/([^/]+)\/schedule\.(yaml|rst)$/;

/**
 * Source of the releases repository: series status, schedules, deliverables with their releases, and from its history
 * the commit date of each release.
 */
export const releasesSource = treeSource<ReleasesItem>({
  name: 'releases',
  title: 'Releases repository',
  schedule: EVERY_TEN_MINUTES,
  settings: { community: repositorySettings },
  url: () => sourceUrl('releases'),
  version: 1,
  under: ['data', 'deliverables', 'doc/source'],
  group: groupFiles,
  parse: (key, files, repository) => {
    if (key === SERIES_PATH) return readSeries(files);
    return key.startsWith('schedule:')
      ? readSchedule(key.slice('schedule:'.length), files, repository)
      : readDeliverable(files);
  },
  save: (tx, item) => {
    if (item.kind === 'series') return saveSeries(tx, item.value);
    return item.kind === 'schedule'
      ? saveSchedule(tx, item.value)
      : saveDeliverable(tx, item.value);
  },
  remove: (tx, key) => {
    if (key === SERIES_PATH) return removeSeries(tx);
    if (key.startsWith('schedule:')) return removeSchedule(tx, key.slice('schedule:'.length));
    const { series, name } = placeOf(key);
    return removeDeliverable(tx, series, name);
  },
  passes: (repository) => [releaseDatesPass(repository), releaseChecksPass(repository)],
});

function placeOf(path: string): { series: string; name: string } {
  const [directory = '', file = ''] = path.split('/').slice(-2);
  return { series: seriesOfDirectory(directory), name: file.replace(/\.ya?ml$/, '') };
}

/**
 * Groups files: series first, then schedules (which need the release days), deliverables last. A schedule also depends
 * on the series status and on the neighbours' pages, so it is read again when those change.
 */
function groupFiles(tree: TreeEntry[]): FileGroup[] {
  const status = tree.filter(({ path }) => path === SERIES_PATH);
  const pages = schedulePages(tree);
  const schedules = pages.map(({ series, own }, index) => {
    const neighbours = [pages[index - 1], pages[index + 1]].flatMap((page) => page?.own ?? []);
    const around = neighbours.filter(({ path }) => path.endsWith('.rst'));
    return { key: `schedule:${series}`, files: [...own, ...around, ...status] };
  });
  const deliverables = tree
    .filter(({ path }) => DELIVERABLE.test(path))
    .map((file) => ({ key: file.path, files: [file] }));
  return [
    ...status.map((file) => ({ key: SERIES_PATH, files: [file] })),
    ...schedules,
    ...deliverables,
  ];
}

function schedulePages(tree: readonly TreeEntry[]): { series: string; own: TreeEntry[] }[] {
  const bySeries = new Map<string, TreeEntry[]>();
  for (const entry of tree) {
    const series = SCHEDULE.exec(entry.path)?.[1];
    if (series !== undefined) bySeries.set(series, [...(bySeries.get(series) ?? []), entry]);
  }
  return [...bySeries]
    .map(([series, own]) => ({ series, own }))
    .sort((a, b) => seriesOrdinal(a.series, null) - seriesOrdinal(b.series, null));
}

function readSeries([file]: SourceFile[]): ParsedFile<ReleasesItem> {
  const parsed = parseSeries(file?.bytes ?? new Uint8Array());
  return parsed.ok ? { ...parsed, value: { kind: 'series', value: parsed.value } } : parsed;
}

async function readDeliverable([file]: SourceFile[]): Promise<ParsedFile<ReleasesItem>> {
  const parsed = parseDeliverable(file?.path ?? '', file?.bytes ?? new Uint8Array());
  if (!parsed.ok) return parsed;
  const { value, warnings } = await renderHighlights(parsed.value);
  return {
    ok: true,
    value: { kind: 'deliverable', value },
    warnings: [...parsed.warnings, ...warnings],
  };
}

async function readSchedule(
  series: string,
  files: SourceFile[],
  repository: Repository,
): Promise<ParsedFile<ReleasesItem>> {
  const pages = files.flatMap(namedPage);
  const yaml = files.find(({ path }) => path.endsWith(`/${series}/schedule.yaml`)) ?? null;
  const parsed = parseSchedule({
    series,
    yaml,
    page: pages.find((page) => page.series === series) ?? null,
    neighbours: pages.filter((page) => page.series !== series),
    release: releaseOf(
      series,
      files.find(({ path }) => path === SERIES_PATH),
    ),
  });
  if (!parsed.ok) return parsed;
  const { value, warnings } = await renderSchedule(parsed.value);
  const history = await fileHistory(repository, 'doc/source');
  const own = [...history].filter(([path]) => SCHEDULE.exec(path)?.[1] === series);
  const changes = own.map(([, change]) => change);
  const changedAt = changes.reduce<Date | null>(
    (latest, { at }) => (latest === null || at > latest ? at : latest),
    null,
  );
  const revision = Math.max(0, ...changes.map(({ count }) => count - 1));
  return {
    ok: true,
    value: { kind: 'schedule', value: { ...value, changedAt, revision } },
    warnings: [...parsed.warnings, ...warnings],
  };
}

function namedPage({ path, bytes }: SourceFile): NamedPage[] {
  const series = SCHEDULE.exec(path)?.[1];
  return series !== undefined && path.endsWith('.rst')
    ? [{ series, path, text: new TextDecoder().decode(bytes) }]
    : [];
}

/** Finds the release day of a series and the line that gives it. */
function releaseOf(
  series: string,
  file: SourceFile | undefined,
): { day: string; where: string } | null {
  if (!file) return null;
  const parsed = parseSeries(file.bytes);
  const day = parsed.ok ? parsed.value.find(({ name }) => name === series)?.initialRelease : null;
  const yaml = readYaml(file.bytes, `releases:${SERIES_PATH}`);
  if (!day || !yaml.ok || !Array.isArray(yaml.value)) return null;
  const index = yaml.value.findIndex(
    (entry) => typeof entry === 'object' && !Array.isArray(entry) && entry.name === series,
  );
  return { day, where: yaml.at([index, 'initial-release']) };
}
