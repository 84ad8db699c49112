import { connect } from 'node:net';

/** A request that is sent exactly as written: no library normalises it. */
export type RawRequest = {
  method: string;
  target: string;
  /** Headers added to `Host` and `Connection: close`, or replacing them. */
  headers?: Record<string, string>;
  body?: string;
};

/** A parsed response. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

/** Sends a request over a new connection and reads the response. */
export async function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return parse(await exchange(port, textOf(port, request)));
}

/** Returns the text of a request, head and body. */
export function textOf(port: number, request: RawRequest): string {
  const { method, target, headers = {}, body = '' } = request;
  const lines = Object.entries({ Host: `localhost:${port}`, Connection: 'close', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`;
}

/** Sends text over a connection. Returns what is received until the response is complete or the connection ends. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (part) => {
      received += part.toString();
      if (isWhole(received)) socket.end();
    });
    // A server that refuses a request may close the connection before all of it was sent.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(text);
  });
}

/** True if a response that declares its length is complete. Any other response ends with the connection. */
function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, Math.max(0, end))) ?? [];
  return length !== undefined && Buffer.byteLength(text) >= end + 4 + Number(length);
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name.toLowerCase(), value.join(': ')] as const;
  });
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: Object.fromEntries(headers),
    body: text.slice(end + 4),
  };
}
