import { beginSignIn } from '@/lib/access/auth';
import { limitSignIn, tooManyResponse } from '@/lib/access/rate-limit';
import { isFromOurPages } from '@/lib/http/request-origin';
import { ownPathOf } from '@/lib/access/return-path';

/**
 * Sends a person to the identity provider they chose.
 *
 * It responds with a page that continues at once, not with a redirect. Browsers check every redirect of a form,
 * including redirects from the provider to further providers, against the policy on where our forms may lead. That
 * policy stays “nowhere else”.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurPages(request.headers)) {
    return new Response('Sign in from the page /sign-in.\n', { status: 403 });
  }
  const form = await request.formData();
  const [provider, wanted] = [form.get('provider'), form.get('next')];
  const asked = typeof provider === 'string' ? provider : '';
  const refused = await limitSignIn(asked);
  if (refused) return tooManyResponse(refused);

  const next = ownPathOf(wanted);
  const step = await beginSignIn(asked, next);
  const headers = new Headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const cookie of step.cookies) headers.append('set-cookie', cookie);
  if (!step.ok) {
    const query = new URLSearchParams({ error: step.problem, next });
    headers.set('location', `/sign-in?${query.toString()}`);
    return new Response(null, { status: 303, headers });
  }
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(pageTo(step.location), { headers });
}

function pageTo(address: string): string {
  const href = address.replace(/[&"<>]/g, (character) => `&#${String(character.codePointAt(0))};`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0;url=${href}">
<title>Signing in · Rollcall</title>
<main>
<h1>Signing in</h1>
<p><a href="${href}" rel="noreferrer">Go on to the identity provider</a></p>
</main>
</html>
`;
}
