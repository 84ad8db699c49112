import { notFound, permanentRedirect } from 'next/navigation';
import { momentOf } from '@/lib/clock';
import { findSeries, type FoundSeries } from '@/lib/releases/queries';
import { seriesTitle } from '@/lib/releases/rules';

/** The query of an address, as Next gives it. */
export type Query = Record<string, string | string[] | undefined>;

type Asked = { params: Promise<{ series: string }>; searchParams: Promise<Query> };

/** A series and the moment it is shown at, or why that moment can't be. */
export type LoadedSeries =
  | { ok: true; series: FoundSeries; title: string; at: Date; isAsked: boolean; isDay: boolean }
  | { ok: false; message: string };

/**
 * Finds the series a page is about. An unknown one is 404; another name of a known one (`2025.1`,
 * `_independent`) leads for good to the address with its name, the same part and query.
 *
 * @param part the page below the series: `''`, `/schedule`, `/nova`
 */
export async function loadSeries(
  { params, searchParams }: Asked,
  part: string,
): Promise<LoadedSeries> {
  const asked = decodedPart((await params).series);
  const query = await searchParams;
  const series = await findSeries(asked);
  if (!series) notFound();
  if (series.name !== asked)
    permanentRedirect(`/releases/${series.name}${part}${queryText(query)}`);

  const moment = momentOf(query.on);
  if (!moment.ok) return { ok: false, message: moment.message };
  const { value: at, isAsked, isDay } = moment;
  return {
    ok: true,
    series,
    title: seriesTitle(series.name, series.releaseId),
    at,
    isAsked,
    isDay,
  };
}

/** The title of a series for a page's metadata; null when there is none. */
export async function titleOf(part: string): Promise<{ name: string; title: string } | null> {
  const series = await findSeries(decodedPart(part));
  return series && { name: series.name, title: seriesTitle(series.name, series.releaseId) };
}

/** A path's part as text; one that is no valid encoding names nothing and stays as it is. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function queryText(query: Query): string {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  ).toString();
  return text === '' ? '' : `?${text}`;
}
