import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml, type YamlPath } from '@/lib/formats/source-yaml';
import type { SeriesRecord } from './types';
import { SERIES_STATUSES } from './rules';

/** Path of the file that lists the series. */
export const SERIES_PATH = 'data/series_status.yaml';

/** The series in the order of the file with warnings, or the reason the file cannot be used. */
export type ParsedSeries =
  { ok: true; value: SeriesRecord[]; warnings: Warning[] } | { ok: false; error: Warning };

type Reading = { at: (path: YamlPath) => string; warnings: Warning[] };

/**
 * Parses the series status. An entry without a name, or with the name of an earlier entry, is skipped.
 *
 * `slurp` is true if the key is present, whatever its value: upstream's `yes` is true in one YAML version and text in
 * the next. A name or id that cannot be part of an address is refused.
 */
export function parseSeries(bytes: Uint8Array): ParsedSeries {
  const where = `releases:${SERIES_PATH}`;
  const file = readYaml(bytes, where);
  if (!file.ok) return file;
  if (!Array.isArray(file.value)) {
    return { ok: false, error: { kind: 'malformed', where, message: 'must be a list of series.' } };
  }

  const reading = { at: file.at, warnings: [...file.warnings] };
  const series: SeriesRecord[] = [];
  const taken = new Map<string, number>();
  for (const [index, item] of file.value.entries()) {
    if (!isYamlMap(item)) {
      const message = 'An entry must hold fields like name and status; it is passed over.';
      reading.warnings.push({ kind: 'malformed', where: file.at([index]), message });
      continue;
    }
    const entry = readEntry(new Fields(item, { ...reading, path: [index] }), index, reading);
    if (entry && isNew(entry, index, taken, reading)) series.push(entry);
  }
  return { ok: true, value: series, warnings: reading.warnings };
}

function readEntry(fields: Fields, index: number, reading: Reading): SeriesRecord | null {
  const name = fields.required('name');
  const status = fields.required('status') ?? 'development';
  const entry = {
    releaseId: fields.text('release-id'),
    status,
    slurp: fields.has('slurp'),
    initialRelease: fields.day('initial-release'),
    eolDate: fields.day('eol-date'),
    nextPhase: readPhase(fields, index, reading),
    signingKeys: readKeys(fields, index, reading),
  };
  fields.unknown();
  if (!SERIES_STATUSES.some((known) => known === status)) {
    fields.warn(
      'unknown-field',
      'status',
      `The status ${status.slice(0, 60)} is not known; it is shown as written.`,
    );
  }
  if (name === null) return null;
  if (!/^[\w][\w.-]*$/.test(name) || !/^[\w][\w.-]*$/.test(entry.releaseId ?? name)) {
    fields.warn(
      'malformed',
      'name',
      'The name or release-id holds characters that no address can; the entry is passed over.',
    );
    return null;
  }
  return { name, ...entry };
}

function isNew(
  { name, releaseId }: SeriesRecord,
  index: number,
  taken: Map<string, number>,
  { at, warnings }: Reading,
): boolean {
  const names = [name, releaseId ?? name];
  const earlier = names.map((key) => taken.get(key)).find((found) => found !== undefined);
  if (earlier !== undefined) {
    const message = `The series ${name} (${releaseId ?? name}) is listed twice; the first entry counts.`;
    warnings.push({ kind: 'duplicate', where: at([index]), otherWhere: at([earlier]), message });
    return false;
  }
  for (const key of names) taken.set(key, index);
  return true;
}

function readPhase(fields: Fields, index: number, reading: Reading): SeriesRecord['nextPhase'] {
  const map = fields.map('next-phase');
  if (!map) return null;
  const phase = new Fields(map, { ...reading, path: [index, 'next-phase'] });
  const found = { status: phase.text('status'), date: phase.day('date') };
  phase.unknown();
  return found;
}

/** Reads the signing keys. Upstream's schema has one key for a series; a list of keys is accepted too. */
function readKeys(fields: Fields, index: number, reading: Reading): SeriesRecord['signingKeys'] {
  const path = [index, 'signing-key'];
  const one = fields.isMap('signing-key') ? fields.map('signing-key') : null;
  const maps = one ? [{ map: one, path }] : fields.maps('signing-key');
  return maps.flatMap(({ map, path: place }) => {
    const inner = new Fields(map, { ...reading, path: place });
    const key = inner.required('key');
    const days = { startDate: inner.text('start date'), endDate: inner.text('end date') };
    inner.unknown();
    return key === null ? [] : [{ key, ...days }];
  });
}
