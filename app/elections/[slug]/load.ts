import { notFound, permanentRedirect } from 'next/navigation';
import { momentOf } from '@/lib/clock';
import { findElectionSlug, getElection, type Election } from '@/lib/elections/archive/queries';

type Asked = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An election and the moment it is shown at, or why that moment can't be. */
export type LoadedElection =
  | { ok: true; election: Election; at: Date; isAsked: boolean; isDay: boolean }
  | { ok: false; message: string };

/**
 * Finds the election a page is about. An unknown one is 404; another name of a known one (`2025.1`,
 * `antelope` by its id) leads to its own address, with the same part and query.
 *
 * @param part the page below the election: `''`, `/candidates`, `/results`
 */
export async function loadElection(
  { params, searchParams }: Asked,
  part: string,
): Promise<LoadedElection> {
  const asked = decodedName((await params).slug);
  const query = await searchParams;
  const slug = await findElectionSlug(asked);
  if (slug === null) notFound();
  if (slug !== asked) permanentRedirect(`/elections/${slug}${part}${queryText(query)}`);

  const moment = momentOf(query.on);
  if (!moment.ok) return { ok: false, message: moment.message };
  const election = await getElection(slug, moment.value);
  if (!election) notFound();
  return { ok: true, election, at: moment.value, isAsked: moment.isAsked, isDay: moment.isDay };
}

/** A path's part as text; one that is no valid encoding names nothing and stays as it is. */
export function decodedName(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function queryText(query: Record<string, string | string[] | undefined>): string {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  ).toString();
  return text === '' ? '' : `?${text}`;
}
