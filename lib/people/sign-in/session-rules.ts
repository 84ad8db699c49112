/** Lifetime of a session after its last use. */
export const IDLE_DAYS = 30;

/** Maximum lifetime of a session. */
export const MAX_DAYS = 90;

/** Age after which a token is replaced at the next write. */
export const TOKEN_MINUTES = 60;

/** Time for which a replaced token stays valid once its replacement is in use, for requests in progress. */
export const GRACE_SECONDS = 60;

/** Time for which a browser counts as known after the last sign-in with it. */
export const BROWSER_DAYS = 400;

/** Maximum length of a stored `User-Agent`. */
const DEVICE_LENGTH = 200;

/** True if a cookie's value can be a token; other values cost no query. */
export function isToken(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{43}$/.test(value);
}

/**
 * True if a request has several cookies of one name with different values. Another host of the domain may have set one
 * of them, and their order does not tell which: none of them counts.
 */
export function hasSeveral(cookies: string | null, name: string): boolean {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim());
  return new Set(pairs.filter((pair) => pair.startsWith(`${name}=`))).size > 1;
}

/** Standing of a browser at a sign-in. It is logged, and a new one is reported by mail. */
export type BrowserStanding = 'first' | 'known' | 'new';

/**
 * Standing of a browser by the last sign-in with it (null for never): it is known for a number of days. Any other
 * browser is new, unless it is the person's first sign-in ever.
 */
export function standingOfBrowser(
  { seenAt, hasSignedIn }: { seenAt: Date | null; hasSignedIn: boolean },
  now: Date,
): BrowserStanding {
  const isKnown = seenAt !== null && now.getTime() - seenAt.getTime() < BROWSER_DAYS * 86_400_000;
  if (isKnown) return 'known';
  return hasSignedIn || seenAt !== null ? 'new' : 'first';
}

/** Shortens a `User-Agent` for storing; null for none. */
export function keptDevice(userAgent: string | null): string | null {
  const device = userAgent?.replace(/[^\x20-\x7e]/g, '').slice(0, DEVICE_LENGTH) ?? '';
  return device === '' ? null : device;
}

/** Patterns of browsers, in order: most browsers also name the others. */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
] as const;

const SYSTEMS = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** Text for a browser from its `User-Agent`: “Firefox on Linux”. It may be false: a reminder, not a proof. */
export function deviceName(device: string | null): string {
  const nameIn = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(device ?? ''))?.[1] ?? null;
  const [browser, system] = [nameIn(BROWSERS), nameIn(SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A browser on ${system}` : 'An unknown browser');
}
