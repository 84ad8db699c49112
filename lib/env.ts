import { z } from 'zod';
import path from 'node:path';
import { lowerAscii } from './text';
import { isLoopback } from './loopback';
import { isSigningKey, LOG_KEY, secretIn, SESSION_SECRET } from './secrets';

/** A whole number between two limits, both inclusive. */
function wholeNumber(least: number, most: number) {
  const error = `is not a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .refine((number) => number >= least && number <= most, error);
}

function webAddress(example: string) {
  return z.url({ protocol: /^https?$/, error: `is not an address like ${example}` });
}

const databaseAddress = z.string().regex(/^postgres(ql)?:\/\/./, {
  error: 'is not an address like postgresql://role:password@host/database',
});

/**
 * All settings from the environment, validated once. `.env.example` documents them.
 *
 * A setting that is present but empty counts as absent: that is what `VAR= npm start` means to people.
 */
const settings = z.object({
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_OWNER_URL: databaseAddress.optional(),
  ROLLCALL_EMBEDDED_DATABASE_URL: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65_535).default(3000),
  ROLLCALL_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not an address to listen on, like 0.0.0.0')
    .optional(),
  NEXTAUTH_URL: webAddress('https://rollcall.example.org').optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'needs 32 characters or more').optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GITHUB_URL: webAddress('https://git.example.org').default('https://github.com'),
  GITHUB_API_URL: webAddress('https://git.example.org/api/v3').optional(),
  OIDC_ISSUER: webAddress('https://login.example.org').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('single sign-on'),
  ROLLCALL_TRUSTED_PROXIES: wholeNumber(0, 9).default(0),
  ROLLCALL_ADMIN: z
    .string()
    .transform((text) =>
      text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(lowerAscii),
    )
    .pipe(z.array(z.email({ error: 'must be e-mail addresses with commas between them' })))
    .default([]),
  ROLLCALL_NOW: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'is neither a moment like 2026-11-20T12:00:00Z nor a day',
    })
    .optional(),
  ROLLCALL_DATA: z.string().default('.data'),
  ROLLCALL_COMMUNITY: z.string().default('content/community.yaml'),
  ROLLCALL_LOG_KEY: z
    .string()
    .refine(isSigningKey, {
      error:
        'is no Ed25519 key as “openssl genpkey -algorithm ed25519 -outform DER | base64 -w0” makes it',
    })
    .optional(),
  ROLLCALL_LOG_FILE: z.string().optional(),
  ROLLCALL_LOG_REPOSITORY: z.string().optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is not an address like smtp://user:password@mail.example.org:587',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}<>@]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/u, {
      error: 'is not a sender like "Rollcall <rollcall@example.org>"',
    })
    .optional(),
});

/** A setting in the environment is invalid; `message` says which, and what it should look like. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads settings from the environment by a schema. A source reads its own with a schema of its own.
 *
 * @throws SettingsError
 */
export function readSettings<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  const entries = Object.entries(process.env).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(entries));
  if (result.success) return result.data;
  // The first fault of each setting: a list would have one per entry.
  const faults = new Map(
    result.error.issues.toReversed().map(({ path: [name], message }) => [String(name), message]),
  );
  const lines = [...faults].map(([name, message]) => `${name}: ${message}.`);
  throw new SettingsError(lines.toReversed().join('\n'));
}

const read = readSettings(settings);

if (read.ROLLCALL_NOW && read.NODE_ENV === 'production' && read.DATABASE_URL) {
  throw new SettingsError(
    'ROLLCALL_NOW freezes the clock for demos and tests and is refused in production. Unset ROLLCALL_NOW, or unset DATABASE_URL to run on the embedded database.',
  );
}

if (read.DATABASE_OWNER_URL && !read.DATABASE_URL) {
  throw new SettingsError(
    'DATABASE_OWNER_URL: goes with DATABASE_URL, the address for the web server. Set both, or DATABASE_URL alone.',
  );
}

/** True if this process works as the database's owner (an operator's command); false in the web server. */
let isOwnerAtWork = false;

/** Settings that belong together: all of them, or null if none is given. */
function together(names: readonly (keyof typeof read)[]): string[] | null {
  const given = names.flatMap((name) => read[name] ?? []).map(String);
  if (given.length === names.length) return given;
  if (given.length === 0) return null;
  const missing = names.filter((name) => read[name] === undefined);
  throw new SettingsError(`${missing.join(' and ')}: needed too; ${names.join(', ')} go together.`);
}

function githubSettings() {
  const [id, secret] = together(['GITHUB_ID', 'GITHUB_SECRET']) ?? [];
  if (id === undefined || secret === undefined) return null;
  const url = withoutSlash(read.GITHUB_URL);
  // A self-hosted server has its API under its own address: its tokens must never go to github.com.
  const ownApi = url === 'https://github.com' ? 'https://api.github.com' : `${url}/api/v3`;
  return { id, secret, url, apiUrl: withoutSlash(read.GITHUB_API_URL ?? ownApi) };
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

function oidcSettings() {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const [issuer, id, secret] = together(names) ?? [];
  if (issuer === undefined || id === undefined || secret === undefined) return null;
  return { issuer: withoutSlash(issuer), id, secret, name: read.OIDC_NAME };
}

const providers = { github: githubSettings(), oidc: oidcSettings() };
const hasProvider = providers.github !== null || providers.oidc !== null;

if (read.DATABASE_URL && hasProvider && !read.NEXTAUTH_SECRET) {
  throw new SettingsError(
    'NEXTAUTH_SECRET: needed with DATABASE_URL and an identity provider, the same for every process. Make one: openssl rand -base64 48',
  );
}

const siteUrl = withoutSlash(read.NEXTAUTH_URL ?? `http://localhost:${read.PORT}`);

/**
 * True if the demo people are offered: no sign-in provider, the embedded database, and an address and a listener that
 * only this machine can reach.
 */
const isDemo =
  !hasProvider &&
  !read.DATABASE_URL &&
  isLoopback(new URL(siteUrl).hostname) &&
  (read.ROLLCALL_HOST === undefined || isLoopback(read.ROLLCALL_HOST));

/** The settings in force. Nothing else in the project reads the environment. */
export const env = {
  /** Set by the operator; null means the embedded PostgreSQL. */
  externalDatabaseUrl: read.DATABASE_URL ?? null,
  /** Address for migrations, sync, worker and backup, if the operator has given them their own role. */
  externalOwnerUrl: read.DATABASE_OWNER_URL ?? null,
  /** Database to connect to. `npm start` and the scripts pass on the address of the embedded one. */
  get databaseUrl(): string {
    const owner = isOwnerAtWork ? read.DATABASE_OWNER_URL : undefined;
    const url = owner ?? read.DATABASE_URL ?? process.env.ROLLCALL_EMBEDDED_DATABASE_URL;
    if (!url) {
      throw new SettingsError(
        'No database: set DATABASE_URL, or use the npm scripts (npm start, npm run dev, npm run sync), which start the embedded one.',
      );
    }
    return url;
  },
  isProduction: read.NODE_ENV === 'production',
  port: read.PORT,
  /** Public address of the site, without a slash at the end. */
  siteUrl,
  /** True if the operator has set the site's address. */
  isSiteUrlGiven: read.NEXTAUTH_URL !== undefined,
  /** Address to listen on; null for all. While the demo people are offered, it is this machine's own. */
  host: read.ROLLCALL_HOST ?? (isDemo ? '127.0.0.1' : null),
  /** Sign-in providers; null if none is configured. */
  providers,
  /** True if sign-in offers the demo people: see lib/community/demo-body.ts. */
  isDemo,
  /** Signs and encrypts what browsers store; for the embedded database, created once in the data folder. */
  get authSecret(): string {
    return read.NEXTAUTH_SECRET ?? secretIn(path.resolve(read.ROLLCALL_DATA), SESSION_SECRET);
  },
  /**
   * Private key that signs the head of the audit log (base64 of PKCS #8); for the embedded database, created once in
   * the data folder. Null if the operator has their own database and sets no key: several machines must not sign with
   * several keys.
   *
   * @throws SettingsError if the file in the data folder is not a key.
   */
  get logSecret(): string | null {
    const { DATABASE_URL, ROLLCALL_LOG_KEY, ROLLCALL_DATA } = read;
    if (DATABASE_URL && !ROLLCALL_LOG_KEY) return null;
    const secret = ROLLCALL_LOG_KEY ?? secretIn(path.resolve(ROLLCALL_DATA), LOG_KEY);
    if (isSigningKey(secret)) return secret;
    const file = path.resolve(ROLLCALL_DATA, LOG_KEY.file);
    throw new SettingsError(
      `${file} holds no Ed25519 key: put a copy of it back, or delete it to have a new one made.`,
    );
  },
  /** Additional locations where the head of the audit log is published: a file, and the address of a git repository. */
  logFile: read.ROLLCALL_LOG_FILE ? path.resolve(read.ROLLCALL_LOG_FILE) : null,
  logRepository: read.ROLLCALL_LOG_REPOSITORY ?? null,
  /** Verified addresses of the first admins, in lower case. */
  adminEmails: read.ROLLCALL_ADMIN,
  /** Number of our proxies that a request passes, each adding to `X-Forwarded-For`. */
  trustedProxies: read.ROLLCALL_TRUSTED_PROXIES,
  /** Instant at which the clock is frozen, or null. A day means its first moment in UTC. */
  frozenNow: read.ROLLCALL_NOW ? new Date(read.ROLLCALL_NOW) : null,
  dataFolder: path.resolve(read.ROLLCALL_DATA),
  communityFile: path.resolve(read.ROLLCALL_COMMUNITY),
  /** Address that replaces a source's in community.yaml, or null: `ROLLCALL_RELEASES_URL` for `releases`. */
  sourceUrl: (source: string): string | null => {
    const name = source.toUpperCase().replaceAll('-', '_');
    return process.env[`ROLLCALL_${name}_URL`] || null;
  },
  /** Server that takes our mail, and the sender's address; mail waits until both are set. */
  smtpUrl: read.SMTP_URL ?? null,
  mailFrom: read.MAIL_FROM ?? null,
} as const;

/** Makes this process connect to the database as its owner from now on, if the operator names one. */
export function workAsOwner(): void {
  isOwnerAtWork = true;
}

/** Passes the embedded database's address to this process and to the processes it starts. */
export function handDownDatabase(url: string): void {
  process.env.ROLLCALL_EMBEDDED_DATABASE_URL = url;
}

/**
 * Sets the site's address for next-auth, which reads the environment by itself, and keeps it from trusting what a
 * request claims.
 */
export function pinSiteUrl(): void {
  process.env.NEXTAUTH_URL = siteUrl;
  delete process.env.AUTH_TRUST_HOST;
  delete process.env.VERCEL;
}

/** Environment for a child process of Rollcall, with additions. */
export function childEnvironment(additions: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions };
}

/** Environment for the web server: one address of the database, and neither the owner's nor the key of the log. */
export function webEnvironment(
  databaseUrl: string,
  additions: Record<string, string>,
): NodeJS.ProcessEnv {
  const address = read.DATABASE_URL ? 'DATABASE_URL' : 'ROLLCALL_EMBEDDED_DATABASE_URL';
  const secrets = { DATABASE_OWNER_URL: '', ROLLCALL_LOG_KEY: '' };
  return childEnvironment({ ...additions, ...secrets, [address]: databaseUrl });
}

/** Environment for a system program: the path of programs, and none of our settings or secrets. */
export function programEnvironment(additions: Record<string, string>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    NODE_ENV: 'production',
    ...additions,
  };
}
