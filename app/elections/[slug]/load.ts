import type { ReactElement } from 'react';
import { notFound, permanentRedirect } from 'next/navigation';
import { type PageMoment, readMoment } from '@/components/page-moment';
import { findElectionSlug, getElection, type Election } from '@/lib/elections/archive/queries';
import { hrefWith, type Query } from '@/lib/http/href';
import { decodedSegment } from '@/lib/http/segment';

type Asked = { params: Promise<{ slug: string }>; searchParams: Promise<Query> };

/** An election and the moment it is shown at, or the page that refuses that moment. */
export type LoadedElection =
  { ok: true; election: Election; moment: PageMoment } | { ok: false; refusal: ReactElement };

/**
 * Finds the election of a page. Responds 404 if it is unknown. Redirects another name of a known one (`2025.1`,
 * `antelope` by its id) permanently to its own address, with the same part and query.
 *
 * @param part the page below the election: `''`, `/candidates`, `/results`
 */
export async function loadElection(
  { params, searchParams }: Asked,
  part: string,
): Promise<LoadedElection> {
  const asked = decodedSegment((await params).slug);
  const query = await searchParams;
  const slug = await findElectionSlug(asked);
  if (slug === null) notFound();
  const here = `/elections/${slug}${part}`;
  if (slug !== asked) permanentRedirect(hrefWith(here, query));

  const moment = readMoment(query.on, here);
  if (!moment.ok) return moment;
  const election = await getElection(slug, moment.on);
  if (!election) notFound();
  return { ok: true, election, moment };
}
