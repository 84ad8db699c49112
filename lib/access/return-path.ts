/**
 * Path and query of the page that a form was sent from, to return to it; `/` if unknown.
 *
 * The host is dropped, so that a forged `Referer` can't send anyone to another site.
 */
export function returnPathOf(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return `/${pathname.replace(/^[/\\]+/, '')}${search}`;
}

/** Paths that lead to another site or are not valid: `//host`, `/\host`, spaces and control characters. */
const NOT_OURS = /^\/[/\\]|[\0-\x20\x7f]/;

/**
 * Path on this site to return to after signing in. `fallback` for anything else, such as an address of another site,
 * the sign-in pages, and addresses for programs.
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
