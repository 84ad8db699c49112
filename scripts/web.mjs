// Serves the built site from one process per core: one page is drawn by one core.
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** More processes than this buy nothing for a community's site. */
const MOST = 4;

let isStopping = false;

cluster.setupPrimary({
  exec: path.resolve(import.meta.dirname, 'web-process.mjs'),
  args: process.argv.slice(2),
});
for (let count = Math.min(availableParallelism(), MOST); count > 0; count -= 1) cluster.fork();

cluster.on('exit', () => {
  if (!isStopping) setTimeout(() => cluster.fork(), 1_000);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isStopping = true;
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGTERM');
  });
}
