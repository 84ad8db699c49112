import { z } from 'zod';
import type { Query } from '@/lib/http/href';
import { readParameters } from '@/lib/http/parameters';
import { cursorParameter, dayParameter, textParameter } from '@/lib/http/lists';
import { seriesNameOf } from '@/lib/releases/queries';
import type { ReleaseFilter } from '@/lib/releases/release-queries';

const parameters = z.object({
  series: textParameter,
  team: textParameter,
  deliverable: textParameter,
  kind: textParameter,
  since: dayParameter,
  until: dayParameter,
  cursor: cursorParameter(z.tuple([z.iso.datetime().nullable(), z.uuid()])),
});

/** The filter and cursor in an address, or the reason they are not valid. */
export type ReadReleaseFilter =
  | { ok: true; filter: ReleaseFilter; cursor: [string | null, string] | undefined }
  | { ok: false; message: string };

/** Reads the filter of `/releases` from its address. */
export async function readReleaseFilter(query: Query): Promise<ReadReleaseFilter> {
  const read = readParameters(parameters, query);
  if (!read.ok) return { ok: false, message: read.message };
  const { cursor, ...filter } = read.value;
  return { ok: true, filter: { ...filter, series: await seriesNameOf(filter.series) }, cursor };
}
