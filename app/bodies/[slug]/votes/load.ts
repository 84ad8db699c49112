import { z } from 'zod';
import { hrefWith, type Query } from '@/lib/http/href';
import { readParameters } from '@/lib/http/parameters';
import { dayParameter, textParameter } from '@/lib/http/lists';
import { getCommunity, getCommunityBody, type Body } from '@/lib/community/community';
import { listCommitteeTerms, listRollCalls } from '@/lib/motions/record-queries';
import type { CommitteeTerm, RollCall } from '@/lib/motions/record-rules';
import { endOfDay, formatDay, startOfDay } from '@/lib/time';

const parameters = z.object({ term: textParameter, from: dayParameter, until: dayParameter });

/** The requested period: a term by its election's slug, or first and last day, both inclusive. */
export type VotesQuery = z.infer<typeof parameters>;

/** A body's votes in a period, or the reason they can't be shown. */
export type Votes =
  | { ok: false; message: string }
  | {
      ok: true;
      query: VotesQuery;
      terms: CommitteeTerm[];
      /** The period in words, such as `since 18 Sep 2024`; null for all time. */
      periodText: string | null;
      rollCalls: RollCall[];
    };

/** Loads the voting record that an address asks for. Days override the limits of a term. */
export async function loadVotes(
  body: Body,
  search: Query | URLSearchParams,
  now: Date,
): Promise<Votes> {
  const read = readParameters(parameters, search);
  if (!read.ok) return read;
  const query = read.value;
  const isCommittee = getCommunity().bodies[0]?.slug === body.slug;
  const terms = isCommittee ? await listCommitteeTerms(now) : [];
  const term = terms.find(({ slug }) => slug === query.term);
  if (query.term !== undefined && !term) {
    return { ok: false, message: 'There is no such term in the record.' };
  }
  const from = query.from === undefined ? (term?.from ?? null) : startOfDay(query.from);
  const until = query.until === undefined ? (term?.until ?? null) : endOfDay(query.until);
  if (from && until && until <= from)
    return { ok: false, message: 'The first day is after the last.' };
  const parts = [
    from && `since ${formatDay(from)}`,
    until && `until ${formatDay(query.until ?? until)}`,
  ].filter((part) => part !== null);
  return {
    ok: true,
    query,
    terms,
    periodText: parts.length > 0 ? parts.join(' ') : null,
    rollCalls: await listRollCalls(body.slug, { from, until }),
  };
}

/** Returns the body with this slug if it votes on this site, or null. */
export function votingBody(slug: string): Body | null {
  const body = getCommunityBody(slug);
  return body && body.motions.length > 0 ? body : null;
}

/** Returns the address of a voting record, or of its CSV file. */
export function votesHref(slug: string, query: VotesQuery, ending: '' | '.csv' = ''): string {
  return hrefWith(`/bodies/${slug}/votes${ending}`, query);
}
