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

/** How long a request's head, and the whole of it, may take to come. */
const HEAD_MS = 10_000;
const REQUEST_MS = 30_000;
/** How long a connection is kept without a request: longer than proxies do (60 s), so that none asks as it is closed. */
const IDLE_MS = 65_000;

/**
 * The name under which a web process finds `guardedServer`: the function is part of the build, and what calls it
 * (`scripts/web-process.mjs`) is not.
 */
const OFFERED = Symbol.for('rollcall.guarded-server');

/** Offers the server to the process that serves the build. */
export function offerGuardedServer(): void {
  Object.assign(globalThis, { [OFFERED]: guardedServer });
}

/**
 * A server that lets only what can be a request of ours through to the site, with its body read and within its limit.
 * All else is answered here, in plain words and with the headers that every answer has.
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
  if (body === 'lost') return; // With its connection, there is nobody to answer.
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
 * What a request says about where the site is counts no further: Next.js compares `Origin` with `X-Forwarded-Host`,
 * which anybody may send, so both get what was found.
 */
function settleOrigin({ headers }: IncomingMessage, origin: string | null): void {
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']) {
    Reflect.deleteProperty(headers, name);
  }
  if (origin === null) return;
  headers.origin = origin;
  headers['x-forwarded-host'] = new URL(origin).host;
}

/** Whether Next.js can read what its script says about the page that asks for the next one. */
function isRouterState(state: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}

/** The answer under way on each connection. */
const answering = new WeakMap<Socket, ServerResponse>();

/** Answers what is no request, or came too slowly, unless an answer is on its way already. */
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
