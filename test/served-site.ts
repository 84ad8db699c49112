import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';

/** Timeout for a site's first response. */
const TIMEOUT_MS = 120_000;

/** A running site. */
export type ServedSite = {
  stop: () => Promise<void>;
  /** Its process id. */
  pid: number | undefined;
  /** The errors it has printed so far, if they are kept. */
  errors: () => string;
};

/** Serves the built site as an operator would, on 127.0.0.1, with these settings added to the environment's. */
export function serveSite(
  port: number,
  settings: Record<string, string>,
  errors: 'inherit' | 'ignore' | 'keep' = 'inherit',
): ServedSite {
  const address = ['--port', String(port), '--hostname', '127.0.0.1'];
  const site = spawn(process.execPath, [path.resolve('scripts/web-process.mjs'), ...address], {
    stdio: ['ignore', 'ignore', errors === 'keep' ? 'pipe' : errors],
    env: childEnvironment({ ...settings, NODE_ENV: 'production' }),
  });
  let written = '';
  site.stderr?.on('data', (part: Buffer) => (written += part.toString()));
  return {
    pid: site.pid,
    errors: () => written,
    async stop() {
      if (site.exitCode !== null || site.signalCode !== null) return;
      site.kill('SIGTERM');
      await once(site, 'exit');
    },
  };
}

/** Waits until an address responds successfully, at most until `deadline`. Returns the seconds it took. */
export async function secondsUntil(
  address: string,
  deadline = AbortSignal.timeout(TIMEOUT_MS),
): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    deadline.throwIfAborted();
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return (performance.now() - startedAt) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
