// One process that serves the built site; scripts/web.mjs runs several. node scripts/web-process.mjs --port 3000
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';

process.env.NODE_ENV ??= 'production';
await import('next/dist/server/node-environment.js'); // Sets up the environment of Node.js that the build relies on.
const { default: next } = await import('next');

const root = path.resolve(import.meta.dirname, '..');
const options = { port: { type: 'string', default: '3000' }, hostname: { type: 'string' } };
const { port, hostname } = parseArgs({ options }).values;

/** Maximum time for requests under way after the process received a signal to stop. */
const TIMEOUT_MS = 10_000;

// Next.js listens for web sockets on the server it is given; this one receives none.
const site = next({
  dir: root,
  port: Number(port),
  hostname,
  httpServer: createServer(),
});
const guardedServer = await offered();
await site.prepare();
const handle = site.getRequestHandler();

const server = guardedServer(handle);
server.on('error', (error) => {
  process.stderr.write(`The web server can't listen on port ${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(Number(port), hostname);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    server.close(() => site.close().finally(() => process.exit()));
    setTimeout(() => server.closeAllConnections(), TIMEOUT_MS).unref();
  });
}

/** Returns the server of lib/operations/web-server.ts, which the build offers when it is loaded. */
async function offered() {
  const hooks =
    await import('next/dist/server/lib/router-utils/instrumentation-globals.external.js');
  try {
    await hooks.default.ensureInstrumentationRegistered(root, '.next');
  } catch (error) {
    // Usually a wrong setting, which the message names.
    process.stderr.write(`${error.message.replace(/^An error occurred.*?: /, '')}\n`);
    process.exit(1);
  }
  return globalThis[Symbol.for('rollcall.guarded-server')];
}
