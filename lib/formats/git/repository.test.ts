import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRepository } from './repository';
import { SourceUnreachable } from './process';
import { makeRepository } from '@/test/fixture-repositories';
import type { FixtureCommit } from '@/test/fixture-record/commit';

let folder: string;
const { signal } = new AbortController();

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-git-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const commit = (message: string, files: FixtureCommit['files']): FixtureCommit => ({
  at: '2026-01-01T00:00:00Z',
  author: 'Ada Example',
  message,
  files,
});

const upstream = () => path.join(folder, 'upstream.git');
const clone = () => path.join(folder, 'clone.git');

async function bundleOf(repository: string): Promise<string> {
  const bundle = path.join(folder, 'it.bundle');
  execFileSync('git', ['--git-dir', repository, 'bundle', 'create', '--quiet', bundle, '--all'], {
    stdio: 'ignore',
  });
  return Promise.resolve(bundle);
}

test('a repository is read from a path, and again after it has grown', async () => {
  await makeRepository(upstream(), [commit('one', { 'a/one.txt': '1' })]);
  const first = await openRepository(upstream(), clone(), { signal });
  expect((await first.tree()).map(({ path: file }) => file)).toEqual(['a/one.txt']);

  await makeRepository(upstream(), [commit('two', { 'b.txt': '2' })], 'refs/heads/master^0');
  const second = await openRepository(upstream(), clone(), { signal });
  expect((await second.tree()).map(({ path: file }) => file)).toEqual(['a/one.txt', 'b.txt']);
  expect(await second.isAncestor(first.head)).toBe(true);
});

test('a bundle is as good as a repository', async () => {
  await makeRepository(upstream(), [commit('one', { 'a.txt': 'hello' })]);
  const repository = await openRepository(await bundleOf(upstream()), clone(), { signal });
  expect((await repository.file('a.txt'))?.toString()).toBe('hello');
  expect(await repository.file('missing.txt')).toBeNull();
});

test('a rewritten history is followed', async () => {
  await makeRepository(upstream(), [commit('one', { 'a.txt': 'old' })]);
  const before = await openRepository(upstream(), clone(), { signal });
  await rm(upstream(), { recursive: true });
  await makeRepository(upstream(), [commit('another', { 'c.txt': 'new' })]);

  const after = await openRepository(upstream(), clone(), { signal });
  expect((await after.tree()).map(({ path: file }) => file)).toEqual(['c.txt']);
  expect(await after.isAncestor(before.head)).toBe(false);
});

test('blobs come in the order asked for, empty ones and binary ones too', async () => {
  const binary = Buffer.from([0, 10, 255, 10, 0]);
  await makeRepository(upstream(), [commit('one', { a: '', b: binary, c: 'x'.repeat(300_000) })]);
  const repository = await openRepository(upstream(), clone(), { signal });
  const hashes = (await repository.tree()).map(({ blob }) => blob).reverse();
  const sizes: number[] = [];
  for await (const blob of repository.blobs(hashes)) sizes.push(blob.length);
  expect(sizes).toEqual([300_000, 5, 0]);
});

test('a bundle cut in half is unreachable, says so, and leaves what was read before', async () => {
  await makeRepository(upstream(), [commit('one', { 'a.txt': 'x'.repeat(5_000) })]);
  const bundle = await bundleOf(upstream());
  const before = await openRepository(bundle, clone(), { signal });
  const bytes = await readFile(bundle);
  await writeFile(bundle, bytes.subarray(0, bytes.length / 2));

  await expect(openRepository(bundle, path.join(folder, 'new.git'), { signal })).rejects.toThrow(
    SourceUnreachable,
  );
  expect((await before.file('a.txt'))?.length).toBe(5_000);
});

test('what is missing or no repository is named', async () => {
  const gone = path.join(folder, 'gone');
  await expect(openRepository(gone, clone(), { signal })).rejects.toThrow(/gone does not exist/);
  await writeFile(path.join(folder, 'plain.txt'), 'no repository');
  await expect(openRepository(path.join(folder, 'plain.txt'), clone(), { signal })).rejects.toThrow(
    SourceUnreachable,
  );
});

test.each(['ext::sh -c "touch owned"', '--upload-pack=touch owned', 'fd::17'])(
  'an address that would run a program is refused: %s',
  async (url) => {
    await expect(openRepository(url, clone(), { signal })).rejects.toThrow(/not an address/);
  },
);

test('a disk that takes no more is named, leaves nothing half-written, and is no harm once there is room', async () => {
  await makeRepository(upstream(), [commit('one', { 'a.txt': randomBytes(200_000) })]);
  const programs = path.join(folder, 'bin');
  const found = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  await mkdir(programs);
  // For git, a limit on the size of files has the same effect as a full disk: the write fails.
  await writeFile(
    path.join(programs, 'git'),
    `#!/bin/sh\ntrap '' XFSZ\nulimit -f 64\nexec ${found} "$@"\n`,
    { mode: 0o755 },
  );
  vi.stubEnv('PATH', `${programs}:${process.env.PATH ?? ''}`);
  await expect(openRepository(upstream(), clone(), { signal })).rejects.toThrow(SourceUnreachable);
  expect(existsSync(clone())).toBe(false);

  vi.unstubAllEnvs();
  const repository = await openRepository(upstream(), clone(), { signal });
  expect((await repository.file('a.txt'))?.length).toBe(200_000);
});

test('a server that takes the call and says nothing counts as hanging', async () => {
  const silent: Server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await expect(
      openRepository(`http://127.0.0.1:${port}/it.git`, clone(), { signal, silenceMs: 500 }),
    ).rejects.toThrow(/stopped answering/);
  } finally {
    silent.close();
  }
});
