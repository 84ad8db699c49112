import { IncomingMessage } from 'node:http';

/**
 * Maximum size of a request's body, in bytes. A form carries its text and, after a refusal or a preview, the state that
 * was returned with it. A text longer than any may be is refused by the form itself (`lib/form.ts`).
 */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** True if the head of a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** True if a request itself announces a body over the limit. */
export function isTooLong({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

/**
 * Reads the body of a request to its end. Returns null as soon as it exceeds the limit, and keeps none of it.
 *
 * @throws if the connection ends before the body does
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const onData = (part: Buffer) => {
      length += part.length;
      if (length <= MAX_BODY_BYTES) return void parts.push(part);
      parts.length = 0;
      request.off('data', onData);
      resolve(null);
    };
    request.on('data', onData);
    request.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    request.on('error', reject);
    request.on('close', () => {
      reject(new Error('The connection ended before the request did.'));
    });
  });
}

/** Returns the same request with its body unread, for the next reader. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.method = request.method;
  copy.url = request.url;
  copy.rawHeaders = request.rawHeaders;
  copy.headers = request.headers;
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
