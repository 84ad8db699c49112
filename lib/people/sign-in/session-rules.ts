/** How long a session lasts after it was last used. */
export const IDLE_DAYS = 30;

/** How long a session lasts at most, however much it is used. */
export const MAX_DAYS = 90;

/** A token older than this is replaced at the next write. */
export const TOKEN_MINUTES = 60;

/** How long a replaced token stays good once the one after it is in use: requests that were under way carry it. */
export const GRACE_SECONDS = 60;

/** How long a browser counts as known after somebody last signed in with it. */
export const BROWSER_DAYS = 400;

/** How much of what a browser calls itself is kept. */
const DEVICE_LENGTH = 200;

/** Whether a cookie's value can be a token of ours; what can't costs no look into the database. */
export function isToken(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{43}$/.test(value);
}

/**
 * Whether a request brings several cookies of one name with different values. One of them may be planted by another
 * host of our domain, and their order does not tell which: none counts.
 */
export function hasSeveral(cookies: string | null, name: string): boolean {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim());
  return new Set(pairs.filter((pair) => pair.startsWith(`${name}=`))).size > 1;
}

/** What a browser is to somebody who signs in with it; the log has it, and mail tells of a new one. */
export type BrowserStanding = 'first' | 'known' | 'new';

/**
 * What a browser is to somebody, by when they last signed in with it (null for never): known for so many days. Another
 * one is new, except for who signs in for the first time at all.
 */
export function standingOfBrowser(
  { seenAt, hasSignedIn }: { seenAt: Date | null; hasSignedIn: boolean },
  now: Date,
): BrowserStanding {
  const isKnown = seenAt !== null && now.getTime() - seenAt.getTime() < BROWSER_DAYS * 86_400_000;
  if (isKnown) return 'known';
  return hasSignedIn || seenAt !== null ? 'new' : 'first';
}

/** What is kept of a browser's `User-Agent`; null for none. */
export function keptDevice(userAgent: string | null): string | null {
  const device = userAgent?.replace(/[^\x20-\x7e]/g, '').slice(0, DEVICE_LENGTH) ?? '';
  return device === '' ? null : device;
}

/** Tried in this order: most browsers also name the others. */
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

/** A browser in words, from what it calls itself: “Firefox on Linux”. It may lie: a help for memory, no proof. */
export function deviceName(device: string | null): string {
  const nameIn = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(device ?? ''))?.[1] ?? null;
  const [browser, system] = [nameIn(BROWSERS), nameIn(SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A browser on ${system}` : 'An unknown browser');
}
