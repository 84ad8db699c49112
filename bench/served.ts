import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { secondsUntil } from '@/test/served-site';

/** Address and settings to start a site with, and the checkout to start: this one unless another is named. */
export type Start = { site: string; settings: Record<string, string>; folder?: string };

/** Timeout of a start, which includes the build if there is none yet. */
const TIMEOUT_MS = 10 * 60_000;

/** Length of the last output of a start that is kept, to show why it ended. */
const SAID = 1_000;

/** Starts the site as an operator would, with the checkout's own scripts, and waits until it responds. */
export async function startSite({ site, settings, folder = '.' }: Start): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.resolve(folder, 'scripts/start.mjs')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment(settings),
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-SAID)));
  const end = new AbortController();
  child.once('close', (code) => {
    end.abort(new Error(`The site ended with ${code ?? 'a signal'} before it answered:\n${said}`));
  });
  const patience = AbortSignal.any([end.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    await secondsUntil(`${site}/api/v1/health`, patience);
  } catch (error) {
    await stopSite(child);
    throw error;
  }
  return child;
}

/** Stops a site that `startSite` started, including its database. */
export async function stopSite(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Waits until the sync of the start has ended, so that only the site itself is measured. */
export async function idle(site: string, since: number): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${site}/api/v1/health`)).json()) as {
      lastSync: Record<string, { status: string; at: string }>;
    };
    const record = health.lastSync.record;
    if (record && record.status !== 'running' && Date.parse(record.at) >= since) return;
    await setTimeout(500);
  }
}
