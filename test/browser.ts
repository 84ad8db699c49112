import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Names under which systems install a browser of the Chromium family. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Returns the path of a browser for the tests: the system's Chromium, else Playwright's own download, else the
 * distribution's package. The last two are installed when needed.
 *
 * @throws if none of the three is available; the message says what to install
 */
export function findBrowser(say: (sentence: string) => void): string {
  const found = onPath() ?? downloaded();
  if (found) return found;
  say('No Chromium here: trying the download of Playwright …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const own = downloaded();
  if (own) return own;
  say('That failed: trying the package of the distribution …');
  installPackage();
  const packaged = onPath();
  if (packaged) return packaged;
  throw new Error('The browser tests need Chromium. Install the package "chromium" and try again.');
}

function onPath(): string | null {
  for (const name of NAMES) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      continue;
    }
  }
  return null;
}

function downloaded(): string | null {
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

function installPackage(): void {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const commands = [
    `${sudo}apt-get update -qq && ${sudo}apt-get install -y -qq chromium`,
    `${sudo}dnf install -y -q chromium`,
    `${sudo}apk add chromium`,
  ];
  for (const command of commands) {
    const { status } = spawnSync('sh', ['-c', command], { stdio: 'inherit', timeout: 600_000 });
    if (status === 0) return;
  }
}
