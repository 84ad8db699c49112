import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';
import { originOfOurs } from '@/lib/http/request-origin';
import {
  allowedMethods,
  answersOptions,
  pathOf,
  refuseHead,
  type RequestRefusal,
} from '@/lib/http/request-rules';
import { readKnownActions, refuseForm, type KnownActions } from './form-check';
import { completeHeaders, rawRefusal, refuse } from './refusal-answer';
import { hasBody, isTooLong, readBody, withBody } from './request-body';

/** Maximum time for a request's head, and for the whole request, to arrive. */
const HEAD_MS = 10_000;
const REQUEST_MS = 30_000;
/**
 * Idle timeout of a connection. It is longer than that of proxies (60 s), so that none sends a request as it is closed.
 */
const IDLE_MS = 65_000;

/**
 * Symbol under which a web process finds `guardedServer`. The function is part of the build, but its caller
 * (`scripts/web-process.mjs`) is not.
 */
const OFFERED = Symbol.for('rollcall.guarded-server');

/** Makes `guardedServer` available to the process that serves the build. */
export function offerGuardedServer(): void {
  Object.assign(globalThis, { [OFFERED]: guardedServer });
}

/**
 * Creates a server that passes only well-formed requests on to the site, with the body read and within its limit. It
 * answers all others itself, in plain words and with the headers that every response has.
 */
export function guardedServer(site: RequestListener): Server {
  const known = readKnownActions();
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    answer(site, known, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  };
  const server = createServer(
    {
      headersTimeout: HEAD_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: 2_000,
      requireHostHeader: false,
    },
    listen,
  );
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    completeHeaders(request, response);
    refuse(request, response, 'unmet-expectation');
  });
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.end(rawRefusal('method-not-allowed'));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseConnection(error, socket);
  });
  return server;
}

async function answer(
  site: RequestListener,
  known: KnownActions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  answering.set(request.socket, response);
  completeHeaders(request, response);
  const refusal = refuseByHead(request);
  if (refusal !== null) {
    refuse(request, response, refusal);
    return;
  }
  if (request.method === 'OPTIONS' && !answersOptions(pathOf(request.url ?? ''))) {
    response.writeHead(204, { Allow: allowedMethods(pathOf(request.url ?? '')) }).end();
    return;
  }
  if (!hasBody(request) && request.method !== 'POST') {
    site(request, response);
    return;
  }
  const body = await readBody(request).catch(() => 'lost' as const);
  if (body === 'lost') return; // The connection is closed: a response cannot be sent.
  const fault = body === null ? 'too-large' : await refuseBody(request, body, known);
  if (fault !== null || body === null) refuse(request, response, fault ?? 'too-large');
  else site(withBody(request, body), response);
}

async function refuseBody(
  request: IncomingMessage,
  body: Buffer,
  known: KnownActions,
): Promise<RequestRefusal | null> {
  return request.method === 'POST' ? refuseForm(request, body, known) : null;
}

function refuseByHead(request: IncomingMessage): RequestRefusal | null {
  const { headers, method = '', url: target = '' } = request;
  const origin = method === 'POST' ? senderOf(request) : null;
  const refusal = refuseHead({ method, target, headers }, origin !== null);
  if (refusal !== null) return refusal;
  if (!isRouterState(headers['next-router-state-tree'])) return 'bad-header';
  if (isTooLong(request)) return 'too-large';
  settleOrigin(request, origin);
  return null;
}

function senderOf({ headers }: IncomingMessage): string | null {
  return originOfOurs({
    origin: headers.origin ?? null,
    fetchSite: headers['sec-fetch-site'] ?? null,
    host: headers.host ?? null,
    forwardedHost: one(headers['x-forwarded-host']),
  });
}

/**
 * Overwrites what a request claims about the site's address. Next.js compares `Origin` with `X-Forwarded-Host`, which
 * anybody may send, so both get the origin that was found.
 */
function settleOrigin({ headers }: IncomingMessage, origin: string | null): void {
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']) {
    Reflect.deleteProperty(headers, name);
  }
  if (origin === null) return;
  headers.origin = origin;
  headers['x-forwarded-host'] = new URL(origin).host;
}

/** True if Next.js can parse the router state that its script sends with a request for the next page. */
function isRouterState(state: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}

/** The response under way on each connection. */
const answering = new WeakMap<Socket, ServerResponse>();

/** Refuses a malformed or slow request, unless a response is already being sent. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  const response = answering.get(socket);
  const isMidway = response !== undefined && response.headersSent && !response.writableFinished;
  if (error.code === 'ECONNRESET' || !socket.writable || isMidway) {
    socket.destroy();
    return;
  }
  socket.end(rawRefusal(refusalOf(error.code)));
}

function refusalOf(code: string | undefined): RequestRefusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow';
  return code === 'HPE_HEADER_OVERFLOW' ? 'head-too-large' : 'bad-header';
}

function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
