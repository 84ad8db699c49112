import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '@/lib/command-line';

const run = promisify(execFile);

/** A checkout of the project, ready to run. */
export type Checkout = {
  folder: string;
  /** Short hash of its commit, marked if files differ from it. */
  commit: string;
  /** Removes it, if it was made for the benchmark. */
  remove: () => Promise<void>;
};

/** Prepares the checkout that this process runs from. */
export async function ownCheckout(): Promise<Checkout> {
  return readyCheckout(path.resolve('.'), () => Promise.resolve());
}

/**
 * Prepares the version to compare with: a folder that contains a checkout, or a commit of this repository, for which a
 * worktree is made in a temporary folder.
 *
 * @throws UsageError if it is neither
 */
export async function otherCheckout(against: string): Promise<Checkout> {
  if (existsSync(path.join(against, 'scripts/start.mjs'))) {
    return readyCheckout(path.resolve(against), () => Promise.resolve());
  }
  const commit = await commitOf(against);
  if (commit === null) {
    throw new UsageError(
      `--against ${against}: neither a folder with a checkout of Rollcall nor a commit of this repository.`,
    );
  }
  return checkOut(commit);
}

async function commitOf(name: string): Promise<string | null> {
  const ask = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const answer = await run('git', ask).catch(() => null);
  return answer?.stdout.trim() ?? null;
}

async function checkOut(commit: string): Promise<Checkout> {
  const parent = await mkdtemp(path.join(tmpdir(), 'rollcall-bench-version-'));
  const folder = path.join(parent, 'checkout');
  const remove = async () => {
    await run('git', ['worktree', 'remove', '--force', folder]).catch(() => undefined);
    await rm(parent, { recursive: true, force: true });
  };
  try {
    await run('git', ['worktree', 'add', '--quiet', '--detach', folder, commit]);
    await borrowPackages(folder);
    return await readyCheckout(folder, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Installs and generates what is missing, with the checkout's own script. */
async function readyCheckout(folder: string, remove: Checkout['remove']): Promise<Checkout> {
  await run(process.execPath, ['scripts/prepare.mjs'], { cwd: folder });
  const described = await run('git', ['describe', '--always', '--dirty'], { cwd: folder }).catch(
    () => null,
  );
  return { folder, commit: described?.stdout.trim() ?? 'no commit', remove };
}

/**
 * Links this checkout's packages into another folder if both need the same ones. Otherwise, or if the file system can't
 * link, `scripts/prepare.mjs` installs them.
 */
async function borrowPackages(folder: string): Promise<void> {
  const [own, other] = await Promise.all(
    ['.', folder].map((each) => readFile(path.join(each, 'package-lock.json'), 'utf8')),
  );
  if (own !== other || !existsSync('node_modules')) return;
  const packages = path.join(folder, 'node_modules');
  try {
    await run('cp', ['-al', 'node_modules', packages]);
  } catch {
    await rm(packages, { recursive: true, force: true });
    return;
  }
  await noteInstalled(folder);
}

/**
 * Marks the packages as installed for `scripts/prepare.mjs`. Its note is replaced, because the present one is a link.
 */
async function noteInstalled(folder: string): Promise<void> {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) {
    hash.update(await readFile(path.join(folder, file)));
  }
  const note = path.join(folder, 'node_modules/.rollcall-installed');
  await rm(note, { force: true });
  await writeFile(note, hash.digest('hex'));
}
