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
