import type { ReactElement } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { type PageMoment, readMoment } from '@/components/page-moment';
import { hrefWith, type Query } from '@/lib/http/href';
import { decodedSegment } from '@/lib/http/segment';
import { findSeries, type FoundSeries } from '@/lib/releases/queries';
import { seriesTitle } from '@/lib/releases/rules';

type Asked = { params: Promise<{ series: string }>; searchParams: Promise<Query> };

/** A series and the moment it is shown at, or the page that refuses that moment. */
export type LoadedSeries =
  | { ok: true; series: FoundSeries; title: string; moment: PageMoment }
  | { ok: false; refusal: ReactElement };

/**
 * Finds the series of a page. Responds 404 if it is unknown. Redirects another name of a known one (`2025.1`,
 * `_independent`) permanently to the address with its name, with the same part and query.
 *
 * @param part the page below the series: `''`, `/schedule`, `/nova`
 */
export async function loadSeries(
  { params, searchParams }: Asked,
  part: string,
): Promise<LoadedSeries> {
  const asked = decodedSegment((await params).series);
  const query = await searchParams;
  const series = await findSeries(asked);
  if (!series) notFound();
  const here = `/releases/${series.name}${part}`;
  if (series.name !== asked) permanentRedirect(hrefWith(here, query));

  const moment = readMoment(query.on, here);
  if (!moment.ok) return moment;
  return { ok: true, series, title: seriesTitle(series.name, series.releaseId), moment };
}

/** Returns the name and title of a series for a page's metadata; null if the series is unknown. */
export async function titleOf(part: string): Promise<{ name: string; title: string } | null> {
  const series = await findSeries(decodedSegment(part));
  return series && { name: series.name, title: seriesTitle(series.name, series.releaseId) };
}
