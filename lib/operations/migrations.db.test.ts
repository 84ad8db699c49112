import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createMigration,
  deployMigrations,
  getMigrationStatus,
  MigrationError,
} from './migrations';
import { ownDatabase, type OwnDatabase } from '@/test/databases';

let database: OwnDatabase;
let folder: string;

beforeEach(async () => {
  database = await ownDatabase('migrations');
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-migrations-'));
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

async function emptied(): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
}

test('the template is up to date, and the schema holds nothing without a migration', async () => {
  expect(await getMigrationStatus(database.url)).toEqual({
    pending: [],
    edited: [],
    unknown: [],
    failed: [],
  });
  expect(await createMigration(database.url, 'nothing', new Date())).toBeNull();
});

test('migrations are applied once, in order', async () => {
  await emptied();
  await write('1_one', `create table one (name text default 'a;b');`);
  await write('2_two', 'create table two ();');
  expect(await deployMigrations(database.url, folder)).toEqual(['1_one', '2_two']);
  expect(await deployMigrations(database.url, folder)).toEqual([]);
});

test('a failed migration leaves the database as it was, says why, and can be mended', async () => {
  await emptied();
  await write('1_one', 'create table one ();');
  await deployMigrations(database.url, folder);
  await write('2_two', 'create table two ();\ncreate table three (x nonsense);');

  const failure = await deployMigrations(database.url, folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MigrationError);
  expect(String(failure)).toContain('type "nonsense" does not exist');
  expect(await database.tables()).toEqual(['_prisma_migrations', 'one']);

  await write('2_two', 'create table two ();');
  expect(await deployMigrations(database.url, folder)).toEqual(['2_two']);
  expect(await database.tables()).toContain('two');
});

test('an edited and an unknown migration are told apart from pending ones', async () => {
  await emptied();
  await write('1_one', 'create table one ();');
  await write('2_two', 'create table two ();');
  await deployMigrations(database.url, folder);
  await write('1_one', 'create table one (changed int);');
  await rm(path.join(folder, '2_two'), { recursive: true });
  await write('3_three', 'create table three ();');

  expect(await getMigrationStatus(database.url, folder)).toEqual({
    pending: ['3_three'],
    edited: ['1_one'],
    unknown: ['2_two'],
    failed: [],
  });
});
