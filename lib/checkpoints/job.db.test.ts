import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { signHead } from './commands';
import { findNotes, isSigned, logKeyOf, verifierKey } from './note';
import { listCheckpoints, listPublications } from './queries';
import { db } from '@/lib/database/client';
import { asOwner, newLogKey } from '@/test/log-owner';
import { publishHead, type Publishing } from './job';

const { secret, key } = newLogKey();
const { signal } = new AbortController();

let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-checkpoints-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileIn = (name: string) => path.join(folder, name);
const round = (publishing: Partial<Publishing> = {}) =>
  publishHead({ key, file: null, repository: null, ...publishing }, signal, (sentence) =>
    said.push(sentence),
  );

async function write(action: `${string}.${string}` = 'test.write', count = 1): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    await db.$transaction((tx) =>
      recordAudit(tx, ROLLCALL, { action, subject: 'test/it', reason: `No. ${number}` }),
    );
  }
}

/** Writes rows and moves the last checkpoint an hour back, so that the next is due. */
async function writeAnHourLater(count = 1): Promise<void> {
  await write('test.write', count);
  await asOwner(`update "AuditCheckpoint" set at = at - interval '61 minutes'`);
}

const rows = async () => (await listCheckpoints({ take: 50 })).map(({ seq }) => Number(seq));
const rowsIn = (text: string) =>
  findNotes(text).notes.map(({ checkpoint }) => Number(checkpoint.seq));

test('the head is signed when it has moved, within the hour, and with each decision', async () => {
  await round();
  expect(await rows()).toEqual([]);
  await write('test.write', 3);
  await round();
  await write();
  await round();
  expect(await rows(), 'an hour has not passed').toEqual([3]);
  await write('motion.pass');
  await round();
  expect(await rows()).toEqual([5, 3]);
  await writeAnHourLater(2);
  await round();
  await round();
  expect(await rows()).toEqual([7, 5, 3]);

  const [last] = await listCheckpoints({ take: 1 });
  const [note] = findNotes(last!.note).notes;
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  expect(note!.checkpoint).toMatchObject({ seq: 7n, hash: head.hash });
  expect(isSigned(note!, [verifierKey(last!.key)!])).toBe(true);
});

test('of eight workers that sign at once, one does', async () => {
  await write('test.write', 3);
  const ends = await Promise.allSettled(Array.from({ length: 8 }, () => signHead(key)));
  const signed = ends.filter((end) => end.status === 'fulfilled' && end.value.is === 'signed');
  expect(ends.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(signed).toHaveLength(1);
  expect(await rows()).toEqual([3]);
});

test.each([
  [
    'a row that was altered',
    `update "AuditEntry" set reason = 'x' where seq = 4`,
    /^Row 4: its fields/,
  ],
  ['a row that is gone', `delete from "AuditEntry" where seq = 4`, /^Row 4 is missing/],
  [
    'a signed row that was written anew',
    `update "AuditEntry" set hash = repeat('a', 64) where seq = 3`,
    /^Row 3 has another hash than its checkpoint/,
  ],
  [
    'another head',
    `update "AuditHead" set hash = repeat('a', 64)`,
    /^The head of the log has another hash/,
  ],
])('%s is not signed, and said once', async (_, harm, sentence) => {
  await write('test.write', 3);
  await round();
  await writeAnHourLater(3);
  await asOwner(harm);
  await round({ file: fileIn('it.txt') });
  await round({ file: fileIn('it.txt') });

  expect(await rows()).toEqual([3]);
  expect(existsSync(fileIn('it.txt')), 'nothing is published either').toBe(false);
  expect(said.map((each) => each.replace(/^audit: signature: /, ''))).toEqual([
    expect.stringMatching(sentence),
  ]);
  expect(await listPublications()).toMatchObject([
    { place: 'signature', seq: 3n, failure: expect.stringMatching(sentence) as string },
  ]);
});

test('without a key nothing is signed, and the setting is named; with one it goes on', async () => {
  await write();
  await round({ key: null });
  expect(said).toEqual([expect.stringContaining('ROLLCALL_LOG_KEY is not set')]);
  expect(await rows()).toEqual([]);
  await round();
  expect(await rows()).toEqual([1]);
  expect(await listPublications()).toMatchObject([{ place: 'signature', seq: 1n, failure: null }]);
});

test('a file gets what it lacks, and what it holds is never changed', async () => {
  const file = fileIn('published/checkpoints.txt');
  await write();
  await round({ file });
  await writeAnHourLater();
  await round();
  await writeAnHourLater();
  await round({ file });
  const before = readFileSync(file, 'utf8');
  await round({ file });

  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(rowsIn(before)).toEqual([1, 2, 3]);
  expect(findNotes(before).other).toBeNull();
  rmSync(file);
  await round({ file });
  expect(readFileSync(file, 'utf8'), 'a file that is gone is written anew').toBe(before);
});

test('a file whose end was torn off is gone on with, and what is left stays', async () => {
  const file = fileIn('it.txt');
  await write();
  await round({ file });
  appendFileSync(file, 'vote.example.org/audit\n2\nabc');
  await writeAnHourLater();
  await round({ file });

  const text = readFileSync(file, 'utf8');
  expect(rowsIn(text)).toEqual([1, 2]);
  expect(text).toContain('2\nabc\n\n');
});

test.each([
  ['holds something else', 'Dear diary,\n', /does not end with a checkpoint/],
  [
    'is another log’s',
    logKeyOf(secret, 'x/audit').sign({
      seq: 1n,
      hash: 'ab'.repeat(32),
      at: '2026-11-26T10:00:00.000Z',
    }),
    /holds row 1 with another hash than this log/,
  ],
])('nothing is appended to a file that %s, which is said', async (_, content, sentence) => {
  const file = fileIn('it.txt');
  writeFileSync(file, content);
  await write();
  await round({ file });
  await round({ file });

  expect(readFileSync(file, 'utf8')).toBe(content);
  expect(said).toEqual([expect.stringMatching(sentence)]);
});

test('a file that can’t be written keeps nothing from the repository', async () => {
  const repository = await bareRepository();
  await write();
  await round({ file: folder, repository });

  expect(said[0]).toMatch(/^audit: file: EISDIR/);
  expect(rowsIn(show(repository.url))).toEqual([1]);
});

const git = (url: string, ...args: string[]) =>
  execFileSync('git', ['--git-dir', url, ...args], { encoding: 'utf8' });
const show = (url: string) => git(url, 'show', 'HEAD:checkpoints.txt');

async function bareRepository(branch = 'main') {
  const url = fileIn('published.git');
  execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${branch}`, url]);
  return Promise.resolve({ url, folder: fileIn('ours.git'), host: 'vote.example.org' });
}

test('a git repository gets a commit for what it lacks, from whichever machine', async () => {
  const repository = await bareRepository();
  await write();
  await round({ repository });
  await writeAnHourLater();
  await round({ repository: { ...repository, folder: fileIn('another-machine.git') } });
  await round({ repository });
  await writeAnHourLater();
  await round({ repository });

  expect(rowsIn(show(repository.url))).toEqual([1, 2, 3]);
  expect(git(repository.url, 'log', '--format=%an <%ae> %s').trim().split('\n')).toEqual([
    'Rollcall <rollcall@vote.example.org> Audit log up to row 3',
    'Rollcall <rollcall@vote.example.org> Audit log up to row 2',
    'Rollcall <rollcall@vote.example.org> Audit log up to row 1',
  ]);
});

test('a repository that others write to keeps its branch and their files', async () => {
  const repository = await bareRepository('trunk');
  const clone = fileIn('clone');
  execFileSync('git', ['clone', '--quiet', repository.url, clone], { stdio: 'ignore' });
  writeFileSync(path.join(clone, 'README'), 'Checkpoints of our votes.\n');
  execFileSync('git', ['-C', clone, 'add', '.']);
  execFileSync('git', [
    ...['-C', clone, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'],
    ...['commit', '--quiet', '-m', 'Say what this is'],
  ]);
  execFileSync('git', ['-C', clone, 'push', '--quiet', 'origin', 'HEAD:trunk']);
  await write();
  await round({ repository });

  expect(git(repository.url, 'ls-tree', '--name-only', 'trunk').trim().split('\n')).toEqual([
    'README',
    'checkpoints.txt',
  ]);
  expect(rowsIn(show(repository.url))).toEqual([1]);
});

test('a repository that can’t be reached is said once, and made up for later', async () => {
  const repository = { url: fileIn('published.git'), folder: fileIn('ours.git'), host: 'x' };
  await write();
  await round({ repository });
  await round({ repository });
  expect(said).toEqual([expect.stringMatching(/^audit: repository: .*does not exist/)]);

  await bareRepository();
  await round({ repository });
  expect(rowsIn(show(repository.url))).toEqual([1]);
  expect(await listPublications()).toMatchObject([
    { place: 'repository', seq: 1n, failure: null },
    { place: 'signature', seq: 1n, failure: null },
  ]);
});

test('an address that would run a program is refused', async () => {
  const repository = { url: 'ext::sh -c touch% owned', folder: fileIn('ours.git'), host: 'x' };
  await write();
  await round({ repository });
  expect(said).toEqual([expect.stringMatching(/is not an address git may read/)]);
});
