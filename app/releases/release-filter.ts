import { z } from 'zod';
import { readParameters } from '@/lib/http/parameters';
import { dayParameter, pageParameters, textParameter } from '@/lib/http/shapes';
import { seriesNameOf } from '@/lib/releases/queries';
import type { ReleaseFilter } from '@/lib/releases/release-queries';

const parameters = z.object({
  series: textParameter,
  team: textParameter,
  deliverable: textParameter,
  kind: textParameter,
  since: dayParameter,
  until: dayParameter,
  cursor: pageParameters(z.tuple([z.iso.datetime().nullable(), z.uuid()])).cursor,
});

/** The filter of an address and the place to go on from, or what is wrong with it. */
export type ReadReleaseFilter =
  | { ok: true; filter: ReleaseFilter; cursor: [string | null, string] | undefined }
  | { ok: false; message: string };

/** Reads the filter of `/releases` from its address. */
export async function readReleaseFilter(
  query: Record<string, string | string[] | undefined>,
): Promise<ReadReleaseFilter> {
  const read = readParameters(parameters, query);
  if (!read.ok) return { ok: false, message: read.message };
  const { cursor, ...filter } = read.value;
  return { ok: true, filter: { ...filter, series: await seriesNameOf(filter.series) }, cursor };
}

/** The address of the list with a filter, and a cursor if there is one. */
export function releasesHref(filter: ReleaseFilter, cursor?: string | null): string {
  const given = Object.entries({ ...filter, cursor }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '/releases#list' : `/releases?${text}#list`;
}
