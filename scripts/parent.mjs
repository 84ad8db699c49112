// Loaded into a process that another of our processes starts (`node --import`): ends it when its parent is gone. A
// killed parent can't send a message, but the pipe to it breaks.
import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';

/** Maximum time for work under way to finish. */
const TIMEOUT_MS = 20_000;

/** Interval of the checks for npm, which gives us no pipe. */
const INTERVAL_MS = 500;

/** Ends in good order, as on SIGTERM, and after the timeout in any case. */
function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), TIMEOUT_MS).unref();
}

// The processes of a cluster end by themselves with their primary.
if (cluster.isPrimary && process.connected) {
  process.once('disconnect', end);
  process.channel.unref();
}

/** Number and name of a process's parent, if the system provides them. */
function parentOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) \S+ (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: Number(rest.split(' ')[0]) };
  } catch {
    return null;
  }
}

/** Ends this process when the npm that started it is gone: orphans get another parent. */
export function endWithNpm() {
  const parent = process.ppid;
  const shell = parentOf(parent); // npm starts scripts through a shell.
  const isShell = shell !== null && /^(sh|bash|dash|ash)$/.test(shell.name);
  const watch = setInterval(() => {
    const isThere =
      process.ppid === parent && (!isShell || parentOf(parent)?.parent === shell.parent);
    if (isThere) return;
    clearInterval(watch);
    end();
  }, INTERVAL_MS);
  watch.unref();
}
