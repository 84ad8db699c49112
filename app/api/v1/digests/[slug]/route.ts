import { absent, route } from '@/lib/http/route';
import { digestOf } from '@/lib/digests/answers';
import { digestEndpoint } from '@/lib/digests/api-schema';
import { getDigest } from '@/lib/digests/queries';

/** Returns one digest. */
export const { GET, OPTIONS } = route(digestEndpoint, async ({ params }) => {
  const digest = await getDigest(params.slug);
  if (!digest) return absent('No digest has this slug.');
  return { data: digestOf(digest), lastModified: digest.changedAt, maxAge: 300 };
});
