/** The attack: the database's owner rewrites the log so that it is consistent. The published heads must reveal it. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { signHead } from '@/lib/checkpoints/commands';
import { listCheckpointsAfter } from '@/lib/checkpoints/queries';
import { db } from '@/lib/database/client';
import { PublishedUnreadable, readPublished } from '@/lib/operations/published-heads';
import { verifyAudit } from '@/lib/operations/verify-audit';
import { asOwner, newLogKey, REHASH } from '@/test/log-owner';
import { startLoopbackServer } from '@/test/loopback-server';

const url = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
const { secret, key } = newLogKey();
const WEEK = `set at = at - interval '7 days'`;

let folder: string;
let kept: string;

/** Writes nine rows, signs after the third, sixth and ninth, and stores the published heads in a file. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-rewritten-'));
  kept = path.join(folder, 'kept.txt');
  for (const first of [1, 4, 7]) {
    for (const number of [first, first + 1, first + 2]) await write(`No. ${number}`);
    await asOwner(`update "AuditCheckpoint" ${WEEK}`);
    await signHead(key);
  }
  await writeFile(kept, await published());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(reason: string): Promise<void> {
  const row = { action: 'test.write', subject: 'test/it', reason } as const;
  await db.$transaction((tx) => recordAudit(tx, ROLLCALL, row));
}

async function published(): Promise<string> {
  return (await listCheckpointsAfter(0n)).map(({ note }) => note).join('\n');
}

const progress = () => undefined;
/** Verifies the database by itself, from nothing but the log, its head and its own checkpoints. */
const alone = () => verifyAudit(url, { progress });
async function against(from: string, keys = [key.verifier]) {
  const { heads, faults, stray } = await readPublished(from, keys);
  const report = await verifyAudit(url, { progress, against: heads });
  return { report, faults, stray, found: report.published };
}
const WHOLE = { fault: null, mismatches: [], checkpoints: { fault: null } };

test('what was published fits a log that nobody touched, also one that went on', async () => {
  await write('No. 10');
  const { report, found, faults, stray } = await against(kept);
  expect(report).toMatchObject({ ...WHOLE, rows: 10, checkpoints: { compared: 3 } });
  expect(found).toEqual({ compared: 3, fault: null });
  expect([faults, stray]).toEqual([[], null]);
});

test.each([
  ['a row of long ago', 1, 3, /Something in rows 1 to 3 was written anew/],
  ['a row between two checkpoints', 5, 6, /Up to row 3 .* Something in rows 4 to 6 was/],
  ['a row that was signed itself', 6, 6, /Up to row 3 .* Something in rows 4 to 6 was/],
  ['the last row', 9, 9, /Up to row 6 .* Something in rows 7 to 9 was/],
])('%s, with all that follows, is found only by what was kept', async (_, row, named, sentence) => {
  await asOwner(
    `update "AuditEntry" set reason = 'Never said.' where seq = ${row}`,
    REHASH(row),
    `delete from "AuditCheckpoint" where seq >= ${row}`,
  );

  expect(await alone(), 'it fits itself').toMatchObject({ ...WHOLE, rows: 9 });
  const { found } = await against(kept);
  expect(found?.fault).toEqual({
    seq: BigInt(named),
    what: expect.stringMatching(sentence) as string,
  });
});

test('a row taken out, and one put in between, are found the same way', async () => {
  await asOwner(
    'delete from "AuditEntry" where seq = 5',
    // In two steps, because within one, a row could take a number that the next still has.
    'update "AuditEntry" set seq = 1 - seq where seq > 5',
    'update "AuditEntry" set seq = -seq where seq < 0',
    REHASH(5),
    'delete from "AuditCheckpoint" where seq > 3',
  );
  expect(await alone()).toMatchObject({ ...WHOLE, rows: 8 });
  expect((await against(kept)).found?.fault?.seq).toBe(6n);

  await asOwner(
    `insert into "AuditEntry" select 9, at, "actorId", actor, action, subject, 'Put in.', detail, previous, hash
       from "AuditEntry" where seq = 8`,
    REHASH(9),
  );
  expect(await alone()).toMatchObject({ ...WHOLE, rows: 9 });
  expect((await against(kept)).found?.fault?.seq).toBe(6n);
});

test('a log that was cut off is found, and where it ends is said', async () => {
  await asOwner(
    'delete from "AuditEntry" where seq > 7',
    `update "AuditHead" set (seq, hash) = (select seq, hash from "AuditEntry" where seq = 7)`,
    'delete from "AuditCheckpoint" where seq > 7',
  );
  expect(await alone()).toMatchObject({ ...WHOLE, rows: 7 });
  expect((await against(kept)).found?.fault).toEqual({
    seq: 9n,
    what: expect.stringContaining('the log ends with row 7') as string,
  });
});

test('an operator with the key, who signs the log anew, does not get past what others kept', async () => {
  await asOwner(`update "AuditEntry" set reason = 'x' where seq = 5`, REHASH(5));
  await asOwner('delete from "AuditCheckpoint" where seq > 3', `update "AuditCheckpoint" ${WEEK}`);
  expect(await signHead(key)).toMatchObject({ is: 'signed' });

  expect(await alone()).toMatchObject({ ...WHOLE, checkpoints: { compared: 2 } });
  expect((await against(kept)).found?.fault?.seq).toBe(6n);
});

test('without any trace removed, the database’s own checkpoints tell already', async () => {
  await asOwner(`update "AuditEntry" set reason = 'x' where seq = 5`, REHASH(5));
  expect((await alone()).checkpoints.fault?.what).toMatch(/^Row 6 has another hash than its/);
});

test.each([
  ['hash', `set hash = repeat('a', 64)`],
  ['row', 'set seq = 5'],
  ['text', `set note = replace(note, 'vote.', 'veto.')`],
  ['key', `set key = '${newLogKey().key.verifier}'`],
])('a checkpoint in the database whose %s was changed is named', async (_, change) => {
  await asOwner(`update "AuditCheckpoint" ${change} where seq = 6`);
  expect((await alone()).checkpoints.fault?.what).toMatch(
    /^The checkpoint of row [56] is not the one that was signed/,
  );
});

test('a checkpoint is never changed or removed, not by the owner either while the triggers are on', async () => {
  const harm = [
    `update "AuditCheckpoint" set hash = repeat('a', 64)`,
    'delete from "AuditCheckpoint"',
    'truncate "AuditCheckpoint"',
  ];
  for (const statement of harm) {
    await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow();
  }
  expect(await alone()).toMatchObject({ ...WHOLE, checkpoints: { compared: 3 } });
});

test('a checkpoint that somebody else made up, or altered, is not believed and named by its line', async () => {
  const forged = newLogKey(key.log).key.sign({
    ...{ seq: 6n, hash: 'ab'.repeat(32), at: '2026-11-26T10:00:00.000Z' },
  });
  const altered = (await published()).replace(/^6$/m, '7');
  await writeFile(kept, `${altered}\n${forged}`);

  const { found, faults } = await against(kept);
  expect(found).toEqual({ compared: 2, fault: null });
  expect(faults.map((fault) => fault.replace(kept, 'kept.txt').slice(0, 70))).toEqual([
    expect.stringContaining('kept.txt, line 8: the checkpoint of row 7 was not signed by'),
    expect.stringContaining('kept.txt, line 22: the checkpoint of row 6 was not signed by'),
  ]);
});

test('a checkpoint in a mail is read, whatever stands around it and however lines end', async () => {
  const [last] = (await listCheckpointsAfter(6n)).map(({ note }) => note);
  const mail = `Dear Ana,\n\nthe motion has passed.\n\n${last ?? ''}\n-- \nRollcall`;
  await writeFile(kept, mail.replaceAll('\n', '\r\n'));
  expect(await against(kept)).toMatchObject({ found: { compared: 1, fault: null }, stray: 1 });
});

test('a key that was given is believed, one that was not is not', async () => {
  const { verifier } = newLogKey().key;
  expect(await against(kept, [verifier])).toMatchObject({ found: { compared: 0 } });
  expect((await against(kept, [verifier])).faults).toHaveLength(3);
  expect((await against(kept, [verifier, key.verifier])).faults).toEqual([]);
});

async function becomeFolder(file: string): Promise<void> {
  await rm(file);
  await mkdir(file);
}

test.each<[string, (file: string) => Promise<void>, RegExp]>([
  ['is not there', (file) => rm(file), /can’t be read: ENOENT/],
  ['is empty', (file) => writeFile(file, ''), /holds no checkpoint/],
  ['is something else', (file) => writeFile(file, '\0\xff{"seq": 1}'), /holds no checkpoint/],
  ['is a folder', becomeFolder, /is a folder|EISDIR/],
  ['is far too large', (file) => truncate(file, 65_000_000), /is larger than 64 MB/],
])('what was kept that %s ends in a sentence', async (_, harm, sentence) => {
  await harm(kept);
  const reading = readPublished(kept, [key.verifier]);
  await expect(reading).rejects.toThrow(sentence);
  await expect(reading).rejects.toThrow(PublishedUnreadable);
});

test('an address is read as a file is, and one that fails ends in a sentence', async () => {
  const text = await published();
  const server = await startLoopbackServer((request, response) => {
    if (request.url === '/checkpoints.txt') response.end(text);
    else if (request.url === '/endless') response.end(Buffer.alloc(65_000_000, '\n'));
    else response.writeHead(404).end();
  });
  const read = (name: string) => against(`${server.url}${name}`);
  expect(await read('/checkpoints.txt')).toMatchObject({ found: { compared: 3, fault: null } });
  await expect(read('/missing')).rejects.toThrow(/\/missing answers 404\./);
  await expect(read('/endless')).rejects.toThrow(/is larger than 64 MB/);
  await server.stop();
  await expect(read('/checkpoints.txt')).rejects.toThrow(/checkpoints\.txt can’t be read: ./);
});

const tsx = createRequire(import.meta.url).resolve('tsx/cli');

/** Runs the command as an operator would. */
function runVerify(...given: readonly string[]) {
  const words = [tsx, '--conditions=react-server', 'scripts/verify.ts', 'audit', ...given];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, ROLLCALL_DATA: folder, ROLLCALL_LOG_KEY: secret },
      ...{
        NEXTAUTH_SECRET: 'a secret of this site, and of no other',
        NEXTAUTH_URL: 'https://vote.example.org',
      },
    },
  });
  return { status, stdout, stderr };
}

const SLOW = 60_000;

test(
  'the command ends with 0, 1 or 2 as it says, in words and in JSON',
  () => {
    const well = runVerify('--against', kept);
    expect(well.stdout).toContain(`${kept}: 3 published checkpoints fit the log.`);

    const misuse = runVerify('--against', kept, '--key', 'no key');
    expect(misuse.stderr).toMatch(/^--key takes a key as \/security\/log shows it/);
    const missing = runVerify('--against', path.join(folder, 'nothing.txt'));
    expect(missing.stderr).toMatch(/nothing\.txt can’t be read: ENOENT/);
    expect([well.status, misuse.status, missing.status]).toEqual([0, 2, 1]);
  },
  SLOW,
);

test(
  'the command names the first row that no longer matches',
  async () => {
    await asOwner(`update "AuditEntry" set reason = 'x' where seq = 5`, REHASH(5));
    await asOwner('delete from "AuditCheckpoint" where seq > 3');
    const found = runVerify('--against', kept);
    expect(found.stdout).toContain('Something in rows 4 to 6 was written anew afterwards.');

    const json = runVerify('--against', kept, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      ...{ ok: false, fault: null, published: { compared: 1, fault: { seq: '6' } } },
    });
    expect([found.status, json.status]).toEqual([1, 1]);
  },
  SLOW,
);
