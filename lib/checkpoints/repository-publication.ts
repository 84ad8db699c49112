import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { addressOf, refuseStrangeUrl } from '@/lib/formats/git/address';
import { git, SourceUnreachable } from '@/lib/formats/git/process';
import { listMissing, type Missing } from './missing';

/** Name of the file in the repository. */
const FILE = 'checkpoints.txt';

/** A repository to publish to. `folder` holds the local copy, `host` names the committer. */
export type HeadsRepository = { url: string; folder: string; host: string };

/**
 * Commits the checkpoints that a git repository's `checkpoints.txt` lacks on top of its main branch, and pushes.
 *
 * Other files there stay. The push is never forced: if another push came first, nothing is lost and the next round
 * tries again.
 *
 * @throws SourceUnreachable with the last lines that git printed.
 */
export async function pushToRepository(
  { url, folder, host }: HeadsRepository,
  signal: AbortSignal,
): Promise<Missing> {
  refuseStrangeUrl(url);
  const address = await addressOf(url);
  const run = (args: readonly string[], input?: string) => git(args, { folder, signal, input });
  if (!existsSync(path.join(folder, 'HEAD'))) {
    await rm(folder, { recursive: true, force: true });
    await git(['init', '--quiet', '--bare', folder], { signal });
  }
  const { branch, isThere } = await branchOf(address, signal);
  if (isThere) {
    const here = `+refs/heads/${branch}:refs/rollcall/head`;
    await run(['fetch', '--quiet', '--depth=1', '--no-tags', '--force', address, here]);
  }
  const published = isThere ? await readPublished(run) : '';
  const missing = await listMissing(published);
  if (!missing.ok || missing.text === '') return missing;
  const commit = await commitOn(run, {
    text: published + missing.text,
    seq: missing.seq,
    parent: isThere,
    tree: (args) =>
      git(args, {
        ...{ folder, signal },
        settings: { GIT_INDEX_FILE: path.join(folder, 'rollcall-index') },
      }),
    host,
  });
  await run(['push', '--quiet', address, `${commit}:refs/heads/${branch}`]);
  return missing;
}

type Run = (args: readonly string[], input?: string) => Promise<Buffer>;

/** Branch to push to: the one that HEAD names, or `main` in an empty repository. */
async function branchOf(
  address: string,
  signal: AbortSignal,
): Promise<{ branch: string; isThere: boolean }> {
  const listed = (
    await git(['ls-remote', '--symref', address, 'HEAD', 'refs/heads/main'], { signal })
  ).toString();
  const named = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed)?.[1];
  if (named !== undefined && /\tHEAD$/m.test(listed.replace(/^ref: .*$/gm, ''))) {
    return { branch: named, isThere: true };
  }
  return { branch: 'main', isThere: /\trefs\/heads\/main$/m.test(listed) };
}

async function readPublished(run: Run): Promise<string> {
  const listed = (await run(['ls-tree', 'refs/rollcall/head', '--', FILE])).toString();
  return listed === ''
    ? ''
    : (await run(['cat-file', 'blob', `refs/rollcall/head:${FILE}`])).toString();
}

type Commit = {
  text: string;
  seq: bigint;
  /** True if the branch has a commit. */
  parent: boolean;
  /** Runs git with a separate index. */
  tree: (args: readonly string[]) => Promise<Buffer>;
  host: string;
};

async function commitOn(run: Run, { text, seq, parent, tree, host }: Commit): Promise<string> {
  const blob = word(await run(['hash-object', '-w', '--stdin'], text));
  await tree(['read-tree', ...(parent ? ['refs/rollcall/head'] : ['--empty'])]);
  await tree(['update-index', '--add', '--cacheinfo', `100644,${blob},${FILE}`]);
  const whole = word(await tree(['write-tree']));
  const author = ['-c', 'user.name=Rollcall', '-c', `user.email=rollcall@${host}`];
  const above = parent ? ['-p', 'refs/rollcall/head'] : [];
  return word(
    await run([...author, 'commit-tree', whole, ...above, '-m', `Audit log up to row ${seq}`]),
  );
}

function word(output: Buffer): string {
  const text = output.toString().trim();
  if (!/^[0-9a-f]{40,64}$/.test(text)) throw new SourceUnreachable('git named no object.');
  return text;
}
