import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { writeBackup } from './backup';
import { BackupError } from './backup-file';
import { restoreBackup } from './restore';
import { db } from '@/lib/database/client';
import { ownDatabase, type OwnDatabase } from '@/test/databases';

let folder: string;
let other: OwnDatabase;
const own = () => process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? inject('templateUrl');
const file = () => path.join(folder, 'it.backup');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-backup-'));
  other = await ownDatabase('restored');
  await db.deliverable.create({
    data: {
      series: 'indri',
      name: 'nova',
      team: 'nova',
      teamSlug: 'nova',
      type: 'service',
      path: 'deliverables/indri/nova.yaml',
      cycleHighlights: [
        'tab\there, line\nend, back\\slash, "quote", ✓',
        '\\.',
        'a line\u2028separator, a paragraph\u2029separator, a carriage\r\nreturn',
      ],
      extra: { deep: [1, { two: null }] },
      releases: {
        create: {
          series: 'indri',
          name: 'nova',
          team: 'nova',
          teamSlug: 'nova',
          version: '2030.10',
          position: 0,
          kind: 'release',
          releasedAt: new Date('2027-03-24T10:00:00.123Z'),
        },
      },
    },
  });
  await db.searchDocument.create({
    data: {
      kind: 'series',
      key: 'indri',
      title: 'Indri',
      url: '/releases/indri',
      body: '\\rollcall-end 1',
    },
  });
});

afterEach(async () => {
  await other.drop();
  await rm(folder, { recursive: true, force: true });
});

async function everything(database: OwnDatabase): Promise<Record<string, string[]>> {
  const tables = (await database.tables()).filter((table) => table !== '_prisma_migrations');
  const rows = await Promise.all(tables.map((table) => database.rowsOf(table, [])));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]));
}

test('a backup brings everything back, to the last character', async () => {
  const size = await writeBackup(own(), file());
  expect(size.rows).toBe(4); // Includes the head of the audit log.
  expect(await restoreBackup(other.url, file())).toMatchObject(size);

  const again = path.join(folder, 'again.backup');
  await writeBackup(other.url, again);
  expect(gunzipSync(await readFile(again))).toEqual(gunzipSync(await readFile(file())));
});

test('a restore replaces what was there before', async () => {
  await writeBackup(own(), file());
  await restoreBackup(other.url, file());
  const before = await everything(other);
  await restoreBackup(other.url, file());
  expect(await everything(other)).toEqual(before);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
  ['not compressed', () => Buffer.from('hello')],
  ['of another program', () => gzipSync('{"format":"other"}\n')],
  [
    'of a newer version',
    () => gzipSync('{"format":"rollcall-backup-1","migrations":["2999_later"]}\n'),
  ],
  [
    'without its last line',
    (bytes: Buffer) =>
      gzipSync(
        gunzipSync(bytes)
          .toString()
          .replace(/\n.*\n$/, '\n'),
      ),
  ],
])('a file that is %s changes nothing', async (_, spoil) => {
  await writeBackup(own(), file());
  await restoreBackup(other.url, file());
  const before = await everything(other);
  await writeFile(file(), spoil(await readFile(file())));

  await expect(restoreBackup(other.url, file())).rejects.toThrow(BackupError);
  expect(await everything(other)).toEqual(before);
});
