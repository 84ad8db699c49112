// Serves the built site from one process per core, because a page is rendered by one core.
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** Maximum number of processes: more gain nothing for a community's site. */
const MOST = 4;

let isStopping = false;
let hasServed = false;

cluster.setupPrimary({
  exec: path.resolve(import.meta.dirname, 'web-process.mjs'),
  args: process.argv.slice(2),
});
for (let count = Math.min(availableParallelism(), MOST); count > 0; count -= 1) cluster.fork();

cluster.on('listening', () => {
  hasServed = true;
});
cluster.on('exit', () => {
  if (isStopping) return;
  if (hasServed) setTimeout(() => cluster.fork(), 1_000);
  else stop(1); // The reason has been printed, and would stop the next one too.
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

function stop(code) {
  isStopping = true;
  process.exitCode = code;
  for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGTERM');
}
