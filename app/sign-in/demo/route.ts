import { PEER_HEADER } from '@/lib/http/client-address';
import { isLoopback } from '@/lib/loopback';
import { isDemoOffered } from '@/lib/community/demo-body';
import { findDemoUser } from '@/lib/people/demo-queries';
import { limitSignIn, tooManyResponse } from '@/lib/access/rate-limit';
import { isFromOurPages } from '@/lib/http/request-origin';
import { ownPathOf } from '@/lib/access/return-path';
import { beginSession } from '@/lib/access/session';

/**
 * Signs in as a demo person. Only while demo people are offered, only over a loopback connection, and only from our own
 * page.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isDemoOffered() || !isLoopback(request.headers.get(PEER_HEADER) ?? ''))
    return new Response('There is no demo here.\n', { status: 404 });
  if (!isFromOurPages(request.headers)) {
    return new Response('Sign in from the page /sign-in.\n', { status: 403 });
  }
  const refused = await limitSignIn('demo');
  if (refused) return tooManyResponse(refused);

  const form = await request.formData();
  const handle = form.get('handle');
  const userId =
    typeof handle === 'string' ? await findDemoUser(handle.replaceAll('\0', '')) : null;
  if (userId === null) {
    return new Response('There is no such demo person; npm run db:seed makes them.\n', {
      status: 404,
    });
  }
  await beginSession(userId, 'demo');
  return new Response(null, { status: 303, headers: { location: ownPathOf(form.get('next')) } });
}
