import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';

/** Next.js could not build the site; its own output says why. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/** Files that a build depends on. content/ is not among them: it is read when a page is requested. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
];

const STAMP = '.next/rollcall-build';

/**
 * Builds the site unless the last complete build was made from the same files. Returns true if it built.
 *
 * @throws BuildError
 */
export async function ensureBuild(say: (sentence: string) => void): Promise<boolean> {
  const fingerprint = await fingerprintOfInputs();
  const last = await readFile(STAMP, 'utf8').catch(() => null);
  const hasBuild = await readFile('.next/BUILD_ID').then(
    () => true,
    () => false,
  );
  if (hasBuild && last === fingerprint) return false;

  say('Building the site (a minute, and only when something changed) …');
  const next = path.resolve('node_modules/next/dist/bin/next');
  const code = await new Promise<number | null>((resolve, reject) => {
    const build = spawn(process.execPath, [next, 'build'], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    });
    build.on('error', reject);
    build.on('exit', resolve);
  });
  if (code !== 0) throw new BuildError('The site could not be built; see the messages above.');
  await writeFile(STAMP, fingerprint);
  return true;
}

async function fingerprintOfInputs(): Promise<string> {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of await filesBelow(input)) {
      if (/\.test\.tsx?$/.test(file) || file.includes('/fixtures/')) continue;
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesBelow(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
