/** The cookies of a browser, by name. */
export type Jar = Map<string, string>;

/** Stores cookies from `Set-Cookie` headers, as a browser would. */
export function keepCookies(jar: Jar, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
    if (value === '') jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
}
