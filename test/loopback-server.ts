import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on the loopback address that can be stopped for a while. */
export type LoopbackServer = {
  url: string;
  /** Refuses connections from now on, as in an outage. */
  stop: () => Promise<void>;
  /** Accepts connections again at the same address; does nothing if it already does. */
  start: () => Promise<void>;
};

/** Starts a server on a free port. */
export async function startLoopbackServer(listener: RequestListener): Promise<LoopbackServer> {
  let port = 0;
  const server = createServer(listener);
  const start = async () => {
    if (server.listening) return;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
