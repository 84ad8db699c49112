import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Debian's name, of a package and its program, for the Chromium that has no windows. */
const SHELL = 'chromium-headless-shell';

/** Names under which systems install a browser of the Chromium family. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Returns the path of the browser for the browser tests: Chromium's headless shell where it is installed, else what
 * `findBrowser` finds. In CI the shell is installed, because with it the tests take two thirds of the time.
 *
 * @throws as `findBrowser` does.
 */
export function findTestBrowser(say: (sentence: string) => void): string {
  return onPath([SHELL]) ?? (process.env.CI ? installedShell(say) : null) ?? findBrowser(say);
}

function installedShell(say: (sentence: string) => void): string | null {
  say('Installing the headless shell of Chromium …');
  install([aptInstall(SHELL)]);
  return onPath([SHELL]);
}

/**
 * Returns the path of a browser with windows: the system's Chromium, else Playwright's own download, else the
 * distribution's package, which is installed on the way.
 *
 * @throws when none of the three is to be had; the message says what to install.
 */
export function findBrowser(say: (sentence: string) => void): string {
  const found = onPath(NAMES) ?? downloaded();
  if (found) return found;
  say('No Chromium here: trying the download of Playwright …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const own = downloaded();
  if (own) return own;
  say('That failed: trying the package of the distribution …');
  install([aptInstall('chromium'), 'dnf install -y -q chromium', 'apk add chromium']);
  const packaged = onPath(NAMES);
  if (packaged) return packaged;
  throw new Error('The browser tests need Chromium. Install the package "chromium" and try again.');
}

function onPath(names: readonly string[]): string | null {
  for (const name of names) {
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

const aptInstall = (name: string) => `apt-get update -qq && apt-get install -y -qq ${name}`;

/** Runs these commands as root, up to the first that succeeds; without a password asked for. */
function install(commands: readonly string[]): void {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of commands) {
    const words = [...prefix, 'sh', '-c', command];
    const { status } = spawnSync('env', words, { stdio: 'inherit', timeout: 600_000 });
    if (status === 0) return;
  }
}
