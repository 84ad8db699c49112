/**
 * The path and query of the page a form was sent from, for going back to it; `/` when unknown.
 *
 * The host is dropped, so that a forged `Referer` can't send anyone to another site.
 */
export function returnPathOf(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return `/${pathname.replace(/^[/\\]+/, '')}${search}`;
}

/** What starts a path on another site, or is no path: `//host`, `/\host`, blanks and control characters. */
const NOT_OURS = /^\/[/\\]|[\0-\x20\x7f]/;

/**
 * A path of ours from what somebody asks to be brought to after signing in; `fallback` for anything else, such as
 * another site's address, the sign-in pages themselves, and what is for programs.
 */
export function ownPathOf(wanted: unknown, fallback = '/account'): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return fallback;
  if (!wanted.startsWith('/') || NOT_OURS.test(wanted)) return fallback;
  const base = 'http://rollcall.invalid';
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
  if (/^\/(sign-in|sign-out|api)(\/|$)/.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
