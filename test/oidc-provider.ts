import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** The claims of the provider about a person. */
export type TestClaims = {
  name?: string;
  preferred_username?: string;
  email?: string;
  email_verified?: unknown;
};

/** A real OpenID Connect provider on loopback. */
export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** People who can sign in there, by `sub`. A test adds and changes them. */
  people: Map<string, TestClaims>;
  /** Stops the provider, as in an outage. */
  stop: () => Promise<void>;
  /** Starts the provider again, at the same address. */
  start: () => Promise<void>;
};

const { privateKey: KEY } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CLIENT_ID = 'rollcall-tests';
const CLIENT_SECRET = 'a secret of the tests, of forty characters';

/** Starts a provider with one client, whose responses go to `redirectUri`. */
export async function startOidcProvider(redirectUri: string): Promise<TestProvider> {
  const people = new Map<string, TestClaims>();
  let listener = (_request: IncomingMessage, response: ServerResponse): void => {
    response.end();
  };
  let server = createServer((request, response) => {
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  const provider = providerAt(issuer, redirectUri, people);
  const answer = provider.callback();
  listener = (request, response) => {
    const isOurs = request.url?.startsWith('/interaction/');
    if (isOurs) void interact(provider, request, response);
    else void answer(request, response);
  };
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    people,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    async start() {
      if (server.listening) return;
      server = createServer((request, response) => {
        listener(request, response);
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

function providerAt(issuer: string, redirectUri: string, people: Map<string, TestClaims>) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => Promise.resolve({ sub, ...people.get(sub) }),
    }),
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    jwks: { keys: [{ ...KEY.export({ format: 'jwk' }), use: 'sig' }] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
}

/** Handles the provider's own login and consent pages. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(prompt.name === 'login' ? LOGIN_PAGE : CONSENT_PAGE);
    return;
  }
  const form = new URLSearchParams(await textOf(request));
  if (prompt.name === 'login') {
    const result = { login: { accountId: form.get('login') ?? '' } };
    await provider.interactionFinished(request, response, result);
    return;
  }
  if (form.get('answer') !== 'agree') {
    const result = { error: 'access_denied', error_description: 'The person said no.' };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: CLIENT_ID });
  grant.addOIDCScope(String(params.scope));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { consent });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const page = (title: string, form: string) => `<!doctype html>
<html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"></head>
<body><main><h1>${title}</h1><form method="post">${form}</form></main></body></html>`;

const LOGIN_PAGE = page(
  'The provider: who are you',
  '<label>Login <input name="login" required></label> <button>Continue</button>',
);

const CONSENT_PAGE = page(
  'The provider: may Rollcall know you',
  '<button name="answer" value="agree">Agree</button> <button name="answer" value="refuse">Refuse</button>',
);
