import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { dataPolicy, fixedHeaders } from '@/lib/http/fixed-headers.js';
import {
  allowedMethods,
  pathOf,
  REQUEST_REFUSALS,
  type RequestRefusal,
} from '@/lib/http/request-rules';
import { TLS_ONLY } from '@/lib/http/security-headers';
import { hasBody } from './request-body';

/** Maximum time to read the rest of a refused request, so that its sender receives the response. */
const TIMEOUT_MS = 2_000;

/** Ensures that every response has the common headers, whichever code writes it. */
export function completeHeaders(request: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(request.url ?? '');
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...given: unknown[]) => {
    for (const [name, value] of missingHeaders(path, status)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead(status, ...given);
  };
}

/** Common headers for a path. Files of the build get no policy: a worker would take it from its file. */
function missingHeaders(path: string, status: number): [string, string][] {
  const isOfBuild = path.startsWith('/_next/static/') && status < 400;
  return [
    ...fixedHeaders.map(({ key, value }): [string, string] => [key, value]),
    ...(isOfBuild ? [] : [['Content-Security-Policy', dataPolicy] as [string, string]]),
    ...(env.siteUrl.startsWith('https:')
      ? [['Strict-Transport-Security', TLS_ONLY] as [string, string]]
      : []),
    ['Cache-Control', 'no-store'],
  ];
}

/** Responds to a refused request in plain words. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: RequestRefusal,
): void {
  const path = pathOf(request.url ?? '');
  const { status, headers, text } = wordsFor(path, refusal);
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  const body = request.method === 'HEAD' ? '' : text;
  if (request.complete || !hasBody(request)) {
    response.end(body);
    return;
  }
  response.setHeader('Connection', 'close');
  response.write(body);
  const timer = setTimeout(() => response.end(), TIMEOUT_MS);
  request.on('close', () => {
    clearTimeout(timer);
    response.end();
  });
  request.on('end', () => response.end());
  request.resume();
}

/** Writes the refusal as raw HTTP, for what Node.js can't parse as a request. */
export function rawRefusal(refusal: RequestRefusal): string {
  const { status, headers, text } = wordsFor('/', refusal);
  const lines = [...headers, ...missingHeaders('/', status), ['Connection', 'close']];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${refusal}\r\n${head}\r\n${text}`;
}

function wordsFor(
  path: string,
  refusal: RequestRefusal,
): { status: number; headers: [string, string][]; text: string } {
  const { status, message } = REQUEST_REFUSALS[refusal];
  const isApi = path.startsWith('/api/');
  const text = isApi ? JSON.stringify({ error: { code: refusal, message } }) : `${message}\n`;
  const type = isApi ? 'application/json' : 'text/plain';
  return {
    status,
    text,
    headers: [
      ['Content-Type', `${type}; charset=utf-8`],
      ['Content-Length', String(Buffer.byteLength(text))],
      ['Cache-Control', 'no-store'],
      ...(status === 405 ? [['Allow', allowedMethods(path)] as [string, string]] : []),
      // Header that Next.js sends to its script in this case.
      ...(refusal === 'no-such-action'
        ? [['x-nextjs-action-not-found', '1'] as [string, string]]
        : []),
    ],
  };
}
