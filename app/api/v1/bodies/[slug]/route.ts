import { absent, route } from '@/lib/http/route';
import { getCommunityBody } from '@/lib/community/community';
import { memberAnswer } from '@/lib/governance/api-answer';
import { bodyEndpoint } from '@/lib/governance/api-schema';
import { listBodyMembers } from '@/lib/governance/body-queries';

export const { GET, OPTIONS } = route(bodyEndpoint, async ({ params, query }) => {
  const body = getCommunityBody(params.slug);
  if (!body) return absent('The community has no such body.');
  const members = await listBodyMembers(body.slug, query.on ?? null);
  const { name, slug, seats } = body;
  return { data: { name, slug, seats, members: members.map(memberAnswer) } };
});
