import { IncomingMessage } from 'node:http';

/**
 * The most that a request may carry, in bytes. A form carries its text and, once it was refused or looked at, what
 * was answered with it; one that is longer than any text may be is refused in the form itself (`lib/form.ts`).
 */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Whether a request says that something follows its head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a request says itself that it carries more than it may. */
export function isTooLong({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

/**
 * What follows the head of a request, to its end. Of more than a request may carry nothing is kept: null, as soon
 * as that is known.
 *
 * @throws where the connection ends before the body does
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

/** The same request with its body still to be read, for whoever reads it next. */
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
