import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FixtureCommit } from './fixture-record/commit';
import { electionHistory } from './fixture-record/election';
import { governanceHistory } from './fixture-record/governance';
import { releasesHistory } from './fixture-record/releases';

/** Paths of the repositories, as `ROLLCALL_<SOURCE>_URL` takes them. */
export type FixtureRepositories = { releases: string; governance: string; election: string };

/**
 * Makes three small repositories with the structure of the real ones and invented names and content: the record that
 * the browser tests use.
 */
export async function makeFixtureRepositories(folder: string): Promise<FixtureRepositories> {
  const repositories = {
    releases: path.join(folder, 'releases.git'),
    governance: path.join(folder, 'governance.git'),
    election: path.join(folder, 'election.git'),
  };
  await makeRepository(repositories.releases, releasesHistory);
  await makeRepository(repositories.governance, governanceHistory);
  await makeRepository(repositories.election, electionHistory);
  return repositories;
}

/** Makes a bare repository with these commits on `master`, oldest first, or adds them to an existing one. */
export async function makeRepository(
  folder: string,
  commits: readonly FixtureCommit[],
  from?: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (!existsSync(path.join(folder, 'HEAD'))) {
    await git(folder, ['init', '--quiet', '--bare', '--initial-branch=master', '.'], null);
  }
  await git(folder, ['fast-import', '--quiet', '--force'], streamOf(commits, from));
}

function streamOf(commits: readonly FixtureCommit[], from?: string): Buffer {
  const parts: Buffer[] = [];
  const put = (text: string | Buffer) =>
    parts.push(typeof text === 'string' ? Buffer.from(text) : text);
  for (const [index, { at, author, message, files }] of commits.entries()) {
    const seconds = Math.floor(Date.parse(at) / 1000);
    const who = `${author} <${author.toLowerCase().replace(/\W+/g, '.')}@example.org> ${seconds} +0000`;
    put(`commit refs/heads/master\nauthor ${who}\ncommitter ${who}\n`);
    put(`data ${Buffer.byteLength(message)}\n${message}\n`);
    if (index === 0 && from) put(`from ${from}\n`);
    for (const [file, content] of Object.entries(files)) {
      const name = JSON.stringify(file);
      if (content === null) {
        put(`D ${name}\n`);
        continue;
      }
      const bytes = Buffer.from(content);
      put(`M 100644 inline ${name}\ndata ${bytes.length}\n`);
      put(bytes);
      put('\n');
    }
  }
  put('done\n');
  return Buffer.concat(parts);
}

async function git(folder: string, args: string[], input: Buffer | null): Promise<void> {
  const child = spawn('git', args, { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(input ?? undefined);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed`);
}
