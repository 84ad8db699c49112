import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A received mail: the envelope, the raw text, and the parsed mail. */
export type ReceivedMail = { from: string; to: string[]; raw: string; mail: Email };

/**
 * The server's reaction to a recipient or to the end of a text: a code refuses it, `hang up` closes the connection,
 * null accepts it.
 */
export type Answer = number | 'hang up' | null;

/** A mail server on this machine. */
export type MailServer = {
  url: string;
  received: ReceivedMail[];
  /** Every text that arrived completely, including refused ones. */
  texts: string[];
  /** The reaction to the next mails; null accepts them. */
  toRecipient: (address: string) => Answer | Promise<Answer>;
  toText: (address: string) => Answer;
  /** Waits before the server responds to a text. */
  beforeAnswer: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a mail server. Pass the port to replace one that was stopped. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const state: MailServer = {
    url: '',
    received: [],
    texts: [],
    toRecipient: () => null,
    toText: () => null,
    beforeAnswer: () => Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      void Promise.resolve(state.toRecipient(address)).then((answer) => {
        if (answer === 'hang up') hangUp(server, session.id);
        else done(refusal(answer, address));
      });
    },
    onData: (stream, session, done) => {
      void (async () => {
        const raw = await text(stream).catch(() => null);
        if (raw === null) return; // The connection ended before the text did.
        state.texts.push(raw);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const { mailFrom } = session.envelope;
        await state.beforeAnswer();
        const answer = state.toText(to[0] ?? '');
        if (typeof answer !== 'number') {
          const from = mailFrom ? mailFrom.address : '';
          state.received.push({ from, to, raw, mail: await PostalMime.parse(raw) });
        }
        if (answer === 'hang up') hangUp(server, session.id);
        else done(refusal(answer, to[0] ?? ''));
      })();
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  state.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return state;
}

/** Returns a server's refusal. It contains the address, as many servers' do. */
function refusal(code: Answer, address: string): Error | null {
  if (typeof code !== 'number') return null;
  return Object.assign(new Error(`<${address}>: not now or not ever`), { responseCode: code });
}

function hangUp(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id === id) connection._socket.destroy();
  }
}
