import { connect } from 'node:net';

/** What is sent, to the letter: no library tidies it up. */
export type RawRequest = {
  method: string;
  target: string;
  /** Beside `Host` and `Connection: close`, or in place of them. */
  headers?: Record<string, string>;
  body?: string;
};

/** What came back. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

/** Sends a request over a connection of its own and reads the answer. */
export async function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return parse(await exchange(port, textOf(port, request)));
}

/** The bytes of a request's head and body as text. */
export function textOf(port: number, request: RawRequest): string {
  const { method, target, headers = {}, body = '' } = request;
  const lines = Object.entries({ Host: `localhost:${port}`, Connection: 'close', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`;
}

/** Sends text over a connection and answers what comes back, until that is whole or the connection ends. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (part) => {
      received += part.toString();
      if (isWhole(received)) socket.end();
    });
    // Whoever refuses a request may end the connection before all of it was sent.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(text);
  });
}

/** Whether an answer that tells its length is there; of others the end of the connection is the end. */
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
