import { chooseByLink } from '@/lib/people/notices/choice-commands';
import { mailRefusalText } from '@/lib/notices/messages';
import { mailKindNames, mailKinds } from '@/lib/parts/mail-kinds';
import { readStopToken } from '@/lib/notices/token';
import { env } from '@/lib/env';
import { limitUnsubscribe, tooManyResponse } from '@/lib/access/rate-limit';

type Context = RouteContext<'/mail/unsubscribe/[token]'>;

/**
 * Ends one kind of mail on a single click in a mail program (RFC 8058). The program sends this request by itself,
 * without cookies. The link alone authorises it, and the body is ignored.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const tooMany = await limitUnsubscribe();
  if (tooMany) return tooManyResponse(tooMany);
  const request = readStopToken((await params).token, env.authSecret, mailKindNames);
  const result = request && (await chooseByLink(request, 'stop', mailKindNames));
  const ended = mailKinds.find(({ kind }) => kind === request?.kind);
  if (!ended || !result?.ok) return answer(404, mailRefusalText['link-not-valid']);
  return answer(200, `You get no more mail of this kind: ${ended.label}.`);
}

/**
 * Redirects people who follow the link to a page that asks first, because programs also open links, to check them for
 * harm.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const location = `/mail/unsubscribe/${encodeURIComponent(token)}/choice`;
  return new Response(null, { status: 303, headers: { location } });
}

function answer(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
