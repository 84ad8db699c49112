import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';
import {
  profileOfClaims,
  profileOfGithub,
  type ProvidedProfile,
} from '@/lib/people/sign-in/sign-in-rules';

const PROVIDER_IDS = ['oidc', 'github'] as const;

/** Identity providers. */
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** True if the settings configure this provider. */
export function isProviderId(id: string): id is ProviderId {
  return PROVIDER_IDS.some((known) => known === id && env.providers[known] !== null);
}

/** Lists the configured providers, in the order of the sign-in page. */
export function listProviders(): { id: ProviderId; name: string }[] {
  return PROVIDER_IDS.filter(isProviderId).map((id) => ({ id, name: providerName(id) }));
}

/** Name of a provider on our pages. `demo` represents the demo people. */
export function providerName(id: string): string {
  if (id === 'github') return 'GitHub';
  if (id === 'demo') return 'Demo';
  return env.providers.oidc?.name ?? 'single sign-on';
}

/** Timeout of a request to a provider, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Configures next-auth's providers. `note` receives the profile before next-auth looks for the user. */
export function authProviders(
  note: (profile: ProvidedProfile) => void,
): OAuthConfig<Record<string, unknown>>[] {
  const profile = (raw: unknown) => {
    const provided = raw as ProvidedProfile;
    note(provided);
    return { id: provided.id, name: provided.name, email: provided.verifiedEmail };
  };
  return [oidcProvider(profile), githubProvider(profile)].filter((each) => each !== null);
}

type ProfileReader = (raw: unknown) => { id: string; name: string; email: string | null };

function oidcProvider(profile: ProfileReader): OAuthConfig<Record<string, unknown>> | null {
  const settings = env.providers.oidc;
  if (!settings) return null;
  return {
    id: 'oidc',
    name: settings.name,
    type: 'oauth',
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    clientId: settings.id,
    clientSecret: settings.secret,
    authorization: { params: { scope: 'openid profile email' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: TIMEOUT_MS },
    // Only verified addresses are stored (see profileOfClaims), so another provider with the same address means the
    // same person.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      async request({ client, tokens }) {
        // Some providers put the address into the ID token, others only into the user info.
        const claims = claimsIn(tokens);
        const about = client.issuer.metadata.userinfo_endpoint
          ? await client.userinfo(tokens.access_token ?? '')
          : {};
        if ('sub' in about && about.sub !== claims.sub)
          throw new TypeError('userinfo sub mismatch');
        return { ...profileOfClaims({ ...claims, ...about }) };
      },
    },
    profile,
  };
}

/** Claims of the ID token, which openid-client has verified. */
function claimsIn(tokens: object): Record<string, unknown> {
  return hasClaims(tokens) ? tokens.claims() : {};
}

function hasClaims(tokens: object): tokens is { claims: () => Record<string, unknown> } {
  return 'claims' in tokens && typeof tokens.claims === 'function';
}

function githubProvider(profile: ProfileReader): OAuthConfig<Record<string, unknown>> | null {
  const settings = env.providers.github;
  if (!settings) return null;
  const login = `${settings.url}/login/oauth`;
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    // GitHub names itself as issuer in the redirect (RFC 9207).
    issuer: login,
    authorization: {
      url: `${login}/authorize`,
      params: { scope: 'read:user user:email' },
    },
    token: `${login}/access_token`,
    clientId: settings.id,
    clientSecret: settings.secret,
    // The only method that GitHub documents.
    client: { token_endpoint_auth_method: 'client_secret_post' },
    checks: ['pkce', 'state'],
    httpOptions: { timeout: TIMEOUT_MS },
    // As above: of GitHub's addresses only the primary one, and only when verified, is stored.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      async request({ tokens }) {
        const token = tokenIn(tokens);
        const ask = (path: string) => askGithub(settings.apiUrl + path, token);
        const [user, emails] = await Promise.all([ask('/user'), ask('/user/emails')]);
        return { ...profileOfGithub(user as Record<string, unknown>, emails) };
      },
    },
    profile,
  };
}

/** Reads the token from GitHub's response. A refusal is a 200 too, with the fields that RFC 6749 puts into a 400. */
function tokenIn(answer: Readonly<Record<string, unknown>>): string {
  const { access_token: token, error, error_description: description } = answer;
  if (typeof token === 'string') return token;
  throw new Error(`${String(error)} (${String(description)})`);
}

async function askGithub(address: string, token: string): Promise<unknown> {
  const asked = fetch(address, {
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { status, text } = await asked
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    .catch((cause: unknown) => {
      throw new Error(`no answer from ${address}: ${causeText(cause)}`, { cause });
    });
  if (status !== 200) throw new Error(`${address}: expected 200 OK, got: ${status}`);
  return JSON.parse(text);
}

/** Reason why fetch failed, which its error has as the cause. */
function causeText(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return reason instanceof Error ? `${reason.name} ${reason.message}` : String(reason);
}
