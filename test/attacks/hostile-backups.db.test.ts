import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBackup } from '@/lib/operations/backup';
import { BackupError } from '@/lib/operations/backup-file';
import { FaultyBackupError, restoreBackup } from '@/lib/operations/restore';
import { ownDatabase, type OwnDatabase } from '@/test/databases';

/**
 * Number of documents, more than fit into gzip's chunks of 16 KiB, so that the first rows are already being restored
 * when the damage shows.
 */
const DOCUMENTS = 1_500;

let folder: string;
let source: OwnDatabase;
let target: OwnDatabase;
let good: Buffer;
let text: string;
let before: string;
const file = () => path.join(folder, 'it.backup');

async function within<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function contentOf(database: OwnDatabase): Promise<string> {
  const tables = await database.tables();
  const rows = tables.map((table) => `select '${table} ' || t::text as row from "${table}" t`);
  return within(database.url, async (client) => {
    const found = await client.query<{ row: string }>(`${rows.join(' union all ')} order by 1`);
    return createHash('sha256')
      .update(found.rows.map(({ row }) => row).join('\n'))
      .digest('hex');
  });
}

/**
 * Waits until no other connection holds or awaits a lock on the database's tables. A connection that was cut needs a
 * moment.
 */
async function noLocks(): Promise<void> {
  await within(target.url, async (client) => {
    const count = async () =>
      client.query<{ count: number }>(
        `select count(*)::int as count from pg_locks l join pg_class c on c.oid = l.relation
          where l.database = (select oid from pg_database where datname = current_database())
            and l.pid <> pg_backend_pid() and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
      );
    while ((await count()).rows[0]?.count !== 0);
  });
}

async function fill(client: Client): Promise<void> {
  await client.query(
    `insert into "SearchDocument" (kind, key, title, url, body)
     select 'series', 'k' || n, 'Title ' || n, '/releases/k' || n,
            (select string_agg(md5(n || '/' || m), ' ') from generate_series(1, 20) m)
       from generate_series(1, $1::int) n`,
    [DOCUMENTS],
  );
  // The log has no rows for rows that no command wrote.
  await client.query('set session_replication_role = replica');
  await client.query(
    `with person as (insert into "Person" (id, handle, name) values (gen_random_uuid(), 'ann', 'Ann') returning id),
          account as (insert into "User" (id, "personId") select gen_random_uuid(), id from person returning id)
     insert into "Session" (id, "sessionToken", "userId", expires)
     select gen_random_uuid(), 'token', id, now() + interval '9 days' from account`,
  );
  await client.query('set session_replication_role = origin');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-hostile-'));
  source = await ownDatabase('backup_source');
  target = await ownDatabase('backup_target');
  await within(source.url, fill);
  await writeBackup(source.url, file());
  good = await readFile(file());
  text = gunzipSync(good).toString();
  await within(target.url, async (client) => {
    await client.query(
      `insert into "SearchDocument" (kind, key, title, url, body) values ('series', 'kept', 'Kept', '/kept', 'here before')`,
    );
  });
  before = await contentOf(target);
}, 60_000);

afterAll(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true, force: true });
});

async function refuses(bytes: Buffer, words: RegExp = /Nothing was changed\.$/): Promise<void> {
  await writeFile(file(), bytes);
  const error: unknown = await restoreBackup(target.url, file()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BackupError);
  expect((error as Error).message).toMatch(words);
}

async function isAsBefore(): Promise<void> {
  await noLocks();
  expect(await contentOf(target)).toBe(before);
}

/** Returns a backup of this text with a matching checksum and counts, as a skilled attacker would make it. */
function forged(altered: string, tables?: Record<string, number>): Buffer {
  const at = altered.lastIndexOf('\\rollcall-end ');
  const end = JSON.parse(altered.slice(at + '\\rollcall-end '.length)) as object;
  const content = altered.slice(0, at);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const last = JSON.stringify({ ...end, ...(tables && { tables }), sha256 });
  return gzipSync(`${content}\\rollcall-end ${last}\n`);
}

/**
 * True if a packed file still has the same content. Some bits carry no content: the time of packing, and the padding of
 * the last byte.
 */
function isTheSame(bytes: Buffer): boolean {
  try {
    return gunzipSync(bytes).toString() === text;
  } catch {
    return false;
  }
}

test('two hundred backups cut off or flipped at random change nothing and lock nothing', async () => {
  expect(good.length).toBeGreaterThan(400_000);
  const place = fc.integer({ min: 0, max: good.length - 1 });
  const mutation = fc.oneof(
    place.map((size) => ({ size, bytes: good.subarray(0, size) })),
    fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(([at, bit]) => {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      return { at, bit, bytes };
    }),
  );
  await fc.assert(
    fc.asyncProperty(mutation, async ({ bytes }) => {
      fc.pre(!isTheSame(bytes));
      await refuses(bytes);
    }),
    { numRuns: 200, endOnFailure: true },
  );
  await isAsBefore();
});

test.each([
  ['is empty', () => Buffer.alloc(0), /is empty/],
  ['lost its first byte', () => good.subarray(1), /no backup of Rollcall's/],
  ['lost its last byte', () => good.subarray(0, -1), /is cut off/],
  ['lost the checksum at its end', () => good.subarray(0, -9), /is cut off/],
  [
    'has another checksum',
    () => Buffer.from(good).fill(7, good.length - 8, good.length - 4),
    /checksum does not fit/,
  ],
  ['goes on after its end', () => gzipSync(`${text}more\n`), /is damaged/],
  ['is of another program', () => gzipSync('x'.repeat(9_000_000)), /no backup of Rollcall's/],
  ['is of a later format', () => gzipSync('{"format":"rollcall-backup-3"}\n'), /a newer version/],
  ['lacks a row', () => gzipSync(text.replace(/^series\tk7\t.*\n/m, '')), /lacks rows/],
  ['lacks a row and says so', () => withoutRow(), /checksum does not fit/],
  ['has another word', () => gzipSync(text.replace('Title 7\t', 'Title 8\t')), /checksum/],
  ['holds no table', () => forged(`${text.split('\n')[0] ?? ''}\n${lastLine()}`, {}), /the table /],
  ['holds no table, of old', () => ofOld('\\rollcall-end 0\n'), /lacks the table /],
  ['has a column of its own', () => forged(text.replace('"title"', '"tilte"')), /\.tilte/],
])('a backup that %s is refused', async (_, bytes, words) => {
  await refuses(bytes(), words);
  await isAsBefore();
});

const lastLine = () => text.slice(text.lastIndexOf('\\rollcall-end '));
const ofOld = (rest: string) =>
  gzipSync(
    `${(text.split('\n')[0] ?? '').replace('rollcall-backup-2', 'rollcall-backup-1')}\n${rest}`,
  );
const withoutRow = () =>
  gzipSync(
    text
      .replace(/^series\tk7\t.*\n/m, '')
      .replace(`"SearchDocument":${DOCUMENTS}`, `"SearchDocument":${DOCUMENTS - 1}`),
  );

test('a folder, and a file that is not there, are refused', async () => {
  await mkdir(path.join(folder, 'folder'));
  await expect(restoreBackup(target.url, path.join(folder, 'folder'))).rejects.toThrow(
    /is no file/,
  );
  await expect(restoreBackup(target.url, path.join(folder, 'none'))).rejects.toThrow(
    /does not exist/,
  );
});

test('a row that the database refuses undoes all that was written before it', async () => {
  await refuses(forged(text.replace(/^series\tk900\t/m, '\\N\tk900\t')), /could not be restored/);
  await isAsBefore();
});

test('a restore that the site keeps waiting gives up, and holds nobody up', async () => {
  await writeFile(file(), good);
  await within(target.url, async (client) => {
    await client.query('begin');
    await client.query('select from "SearchDocument"');
    await expect(restoreBackup(target.url, file(), { lockPatienceMs: 50 })).rejects.toThrow(
      /at work/,
    );
  });
  await isAsBefore();
});

test('a file that is cut off after it was checked, in the middle of its rows, ends the restore', async () => {
  await writeFile(file(), good);
  await within(target.url, async (client) => {
    await client.query('begin');
    await client.query('lock table "SearchDocument" in share mode');
    const restore = restoreBackup(target.url, file()).catch((error: unknown) => error);
    const waiting = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
    while ((await client.query(waiting)).rowCount === 0);
    await writeFile(file(), good.subarray(0, 300_000));
    await client.query('commit');
    expect(String(await restore)).toMatch(/is cut off/);
  });
  await isAsBefore();
});

test('a backup of a record that its audit log contradicts is restored only when told to', async () => {
  const other = await ownDatabase('backup_faulty');
  try {
    await within(other.url, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `insert into "Person" (id, handle, name) values (gen_random_uuid(), 'ann', 'Ann')`,
      );
      await client.query(
        `insert into "Grant" (id, "personId", role, reason, "grantedById", "expiresAt")
         select gen_random_uuid(), id, 'admin', 'by hand', id, now() + interval '9 days' from "Person"`,
      );
    });
    await writeBackup(other.url, file());
    await expect(restoreBackup(target.url, file())).rejects.toThrow(FaultyBackupError);
    await isAsBefore();

    const { report } = await restoreBackup(other.url, file(), { acceptFaults: true });
    expect(report.mismatches).toHaveLength(1);
  } finally {
    await other.drop();
  }
});

test('nobody is signed in after a restore', async () => {
  await writeFile(file(), good);
  expect(await restoreBackup(target.url, file())).toMatchObject({
    endedSessions: 1,
    hasChecksum: true,
    report: { fault: null, mismatches: [] },
  });
  expect(await target.rowsOf('Session', [])).toEqual([]);
  expect(await target.rowsOf('SearchDocument', [])).toHaveLength(DOCUMENTS);
});

test('a backup made before there were checksums is restored, and is known as one', async () => {
  const rows = await within(source.url, async (client) => {
    const { tables } = JSON.parse(lastLine().slice('\\rollcall-end '.length)) as {
      tables: Record<string, number>;
    };
    await client.query('select 1');
    return Object.values(tables).reduce((sum, count) => sum + count, 0);
  });
  const body = text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\\rollcall-end '));
  await writeFile(file(), ofOld(`${body}\\rollcall-end ${rows}\n`));
  expect(await restoreBackup(target.url, file())).toMatchObject({ rows, hasChecksum: false });
});
