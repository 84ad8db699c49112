import { cookies } from 'next/headers';
import { finishSignIn } from '@/lib/access/auth';
import { limitSignIn, tooManyResponse } from '@/lib/access/rate-limit';
import { endFormerSession } from '@/lib/access/session';

type Context = RouteContext<'/api/auth/callback/[provider]'>;

/** Receives a person back from the identity provider, with a code or an error. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  const refused = await limitSignIn(provider);
  if (refused) return tooManyResponse(refused);

  const query = Object.fromEntries(new URL(request.url).searchParams);
  const brought = (await cookies()).getAll().map(({ name, value }) => [name, value] as const);
  const step = await finishSignIn(provider, query, Object.fromEntries(brought));
  if (step.ok) await endFormerSession();

  const answer = new Headers({
    location: step.ok ? step.location : `/sign-in?error=${step.problem}`,
    'cache-control': 'no-store',
  });
  for (const cookie of step.cookies) answer.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers: answer });
}
