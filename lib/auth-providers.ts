import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import GithubProvider from 'next-auth/providers/github';
import { env } from '@/lib/env';
import { profileOfClaims, profileOfGithub, type ProvidedProfile } from '@/lib/people/sign-in-rules';

const PROVIDER_IDS = ['oidc', 'github'] as const;

/** Who can vouch for people. */
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** Whether the settings name this provider. */
export function isProviderId(id: string): id is ProviderId {
  return PROVIDER_IDS.some((known) => known === id && env.providers[known] !== null);
}

/** The providers that the settings name, as the sign-in page offers them. */
export function listProviders(): { id: ProviderId; name: string }[] {
  return PROVIDER_IDS.filter(isProviderId).map((id) => ({ id, name: providerName(id) }));
}

/** What a provider is called on our pages; `demo` is the seed. */
export function providerName(id: string): string {
  if (id === 'github') return 'GitHub';
  if (id === 'demo') return 'Demo';
  return env.providers.oidc?.name ?? 'single sign-on';
}

/** How long a provider may take for one answer, in milliseconds. */
const PATIENCE = 10_000;

/** next-auth's providers; `note` learns who signs in before next-auth looks for their user. */
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
    httpOptions: { timeout: PATIENCE },
    // Only addresses that the provider vouches for are stored (see profileOfClaims), so a second way to sign in with
    // the same address is the same person's.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      async request({ client, tokens }) {
        // Some providers put the address into the ID token, some only into the answer about the user.
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

/** The claims of the ID token, which openid-client has checked. */
function claimsIn(tokens: object): Record<string, unknown> {
  return hasClaims(tokens) ? tokens.claims() : {};
}

function hasClaims(tokens: object): tokens is { claims: () => Record<string, unknown> } {
  return 'claims' in tokens && typeof tokens.claims === 'function';
}

function githubProvider(profile: ProfileReader): OAuthConfig<Record<string, unknown>> | null {
  const settings = env.providers.github;
  if (!settings) return null;
  const { id, name, type, authorization, token } = GithubProvider({
    clientId: settings.id,
    clientSecret: settings.secret,
  });
  return {
    id,
    name,
    type,
    authorization,
    token,
    clientId: settings.id,
    clientSecret: settings.secret,
    checks: ['pkce', 'state'],
    httpOptions: { timeout: PATIENCE },
    // As above: of GitHub's addresses only the primary one, and only when verified, is stored.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      async request({ tokens }) {
        const ask = (path: string) => askGithub(path, tokens.access_token ?? '');
        const [user, emails] = await Promise.all([ask('/user'), ask('/user/emails')]);
        return { ...profileOfGithub(user as Record<string, unknown>, emails) };
      },
    },
    profile,
  };
}

async function askGithub(path: string, token: string): Promise<unknown> {
  const answer = await fetch(`https://api.github.com${path}`, {
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`GitHub: expected 200 OK, got: ${answer.status}`);
  return answer.json();
}
