import { absent, route } from '@/lib/http/route';
import { electionAnswer } from '@/lib/elections/archive/api-answer';
import { electionEndpoint } from '@/lib/elections/archive/api-schema';
import { findElectionSlug, getElection } from '@/lib/elections/archive/queries';

export const { GET, OPTIONS } = route(electionEndpoint, async ({ params, query, now }) => {
  const slug = await findElectionSlug(params.slug);
  const election = slug === null ? null : await getElection(slug, query.on ?? now);
  return election ? { data: electionAnswer(election) } : absent('No election has this name.');
});
