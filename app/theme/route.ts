import { cookies } from 'next/headers';
import { THEMES } from '@/components/theme-switch';
import { returnPathOf } from '@/lib/access/return-path';

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Saves the theme the reader chose in a cookie and returns to the page they were on. */
export async function POST(request: Request): Promise<Response> {
  const wanted = (await request.formData()).get('theme');
  const theme = THEMES.find((name) => name === wanted);
  if (!theme) return new Response('There is no such theme.', { status: 400 });

  const store = await cookies();
  if (theme === 'system') store.delete('theme');
  else
    store.set('theme', theme, {
      maxAge: YEAR_IN_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
      path: '/',
    });

  const location = returnPathOf(request.headers.get('referer'));
  return new Response(null, { status: 303, headers: { location } });
}
