// Loaded into a process that another one of ours starts (`node --import`): it ends when that one is gone. A killed
// process can tell nobody; the pipe to it breaks all the same.
import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';

/** How long what is under way may take. */
const TIMEOUT_MS = 20_000;

/** How often npm is looked for, which gives us no pipe. */
const INTERVAL_MS = 500;

/** Ends in good order, as if told to, and at last in any case. */
function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), TIMEOUT_MS).unref();
}

// The processes of a cluster end with their primary by themselves.
if (cluster.isPrimary && process.connected) {
  process.once('disconnect', end);
  process.channel.unref();
}

/** The number of the parent of a process and its name, where the system tells. */
function parentOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) \S+ (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: Number(rest.split(' ')[0]) };
  } catch {
    return null;
  }
}

/** Ends this process when npm, which has started it, is gone: orphans get another parent. */
export function endWithNpm() {
  const parent = process.ppid;
  const shell = parentOf(parent); // npm starts scripts through one.
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
