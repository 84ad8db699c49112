import { createRequire } from 'node:module';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils';
import { slugOf } from '@/lib/slug';
import { errorText } from '@/lib/text';
import { Client, DatabaseError, Pool } from 'pg';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

const FOLDER = path.resolve('prisma/migrations');
const SCHEMA = path.resolve('prisma/schema');
/** The schema after the last migration, in one file. */
const LAST_SCHEMA = path.resolve('prisma/migrations/schema.prisma');
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** State of a database compared with `prisma/migrations`. */
export type MigrationStatus = {
  /** In the folder but not yet in the database, oldest first. */
  pending: string[];
  /** Applied, but the file has changed since. */
  edited: string[];
  /** In the database but not in the folder: the database is newer than this version of Rollcall. */
  unknown: string[];
  failed: string[];
};

/** A migration could not be applied; the message contains the database's own error. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Applies the migrations that the database lacks and returns their names.
 *
 * A migration is one script in one implicit transaction. If it fails, the database stays as it was, and the failed
 * attempt is marked as rolled back so that a corrected one can be applied.
 *
 * @throws MigrationError
 */
export async function deployMigrations(databaseUrl: string, folder = FOLDER): Promise<string[]> {
  const migrationsList = await listMigrations(folder);
  return withEngine(databaseUrl, async (engine) => {
    try {
      const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return applied.appliedMigrationNames;
    } catch (error) {
      const { failed } = await statusOf(engine, migrationsList);
      for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
      throw new MigrationError(engineText(error), { cause: error });
    }
  });
}

/**
 * Applies missing migrations, but does not load the engine if the names show that none are missing. Every command calls
 * this first, and loading the engine takes longer than most commands.
 */
export async function ensureMigrated(databaseUrl: string): Promise<void> {
  const { migrationDirectories } = await listMigrations();
  const applied = await listApplied(databaseUrl);
  if (migrationDirectories.every(({ path: name }) => applied.has(name))) return;
  await deployMigrations(databaseUrl);
}

async function listApplied(databaseUrl: string): Promise<Set<string>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations
        where finished_at is not null and rolled_back_at is null`,
    );
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    const isNew = error instanceof DatabaseError && error.code === UNDEFINED_TABLE;
    if (isNew) return new Set();
    throw error;
  } finally {
    await client.end();
  }
}

/** PostgreSQL's code for a table that does not exist. */
const UNDEFINED_TABLE = '42P01';

/** Compares the database with the folder without changing either. */
export async function getMigrationStatus(
  databaseUrl: string,
  folder = FOLDER,
): Promise<MigrationStatus> {
  const migrationsList = await listMigrations(folder);
  return withEngine(databaseUrl, (engine) => statusOf(engine, migrationsList));
}

/**
 * Writes the migration that leads from the last migration's state to `prisma/schema/`.
 *
 * The schema after the last migration is kept beside the migrations, so two schemas are compared. No shadow database is
 * needed, and hand-written SQL (checks, generated columns) is left alone. Returns the new folder, or null if the schema
 * has no changes. Applies nothing: read the SQL, add what Prisma can't express, then deploy.
 */
export async function createMigration(
  databaseUrl: string,
  name: string,
  now: Date,
): Promise<string | null> {
  const schema = await readSchema();
  const script = await scriptBetween(databaseUrl, await readFile(LAST_SCHEMA, 'utf8'), schema);
  if (!/^(CREATE|ALTER|DROP)/m.test(script)) return null;

  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(FOLDER, `${stamp}_${slugOf(name).replaceAll('-', '_')}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), script);
  await writeFile(LAST_SCHEMA, schema);
  await writeFile(path.join(FOLDER, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return folder;
}

/** Reads the files of the schema as one text, in the order of their names. */
async function readSchema(): Promise<string> {
  const names = (await readdir(SCHEMA)).filter((name) => name.endsWith('.prisma')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(SCHEMA, name), 'utf8')));
  return texts.join('\n');
}

async function scriptBetween(databaseUrl: string, before: string, after: string): Promise<string> {
  const file = (content: string) => [{ path: 'schema.prisma', content }];
  const { stdout } = await withEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatamodel', files: file(before) },
      to: { tag: 'schemaDatamodel', files: file(after) },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  return stdout ?? '';
}

async function statusOf(
  engine: SchemaEngine,
  migrationsList: MigrationList,
): Promise<MigrationStatus> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const history = found.history as {
    unappliedMigrationNames?: string[];
    unpersistedMigrationNames?: string[];
  } | null;
  return {
    pending: history?.unappliedMigrationNames ?? [],
    unknown: history?.unpersistedMigrationNames ?? [],
    edited: found.editedMigrationNames,
    failed: found.failedMigrationNames,
  };
}

/** Lists the migrations of this version of Rollcall, oldest first, with the tables that each creates. */
export async function listKnownMigrations(): Promise<{ name: string; makes: string[] }[]> {
  const { migrationDirectories } = await listMigrations();
  return migrationDirectories.map(({ path: name, migrationFile: { content } }) => {
    const sql = content.tag === 'ok' ? content.value : '';
    const made = [...sql.matchAll(/^CREATE TABLE "([^"]+)"/gm)];
    return { name, makes: made.flatMap(([, table]) => table ?? []) };
  });
}

async function listMigrations(folder = FOLDER): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8').catch(() => null),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

type EngineModule = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

let loaded: Promise<EngineModule> | null = null;

/** Loads Prisma's schema engine: WebAssembly, so that nothing is downloaded at install time. */
async function loadEngine(): Promise<EngineModule> {
  const entry = createRequire(path.resolve('package.json')).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const engine = (await import(/* turbopackIgnore: true */ entry)) as EngineModule;
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': importsOf(engine),
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** Imports that the module takes from its glue: all functions that the glue exports. */
function importsOf(glue: object): WebAssembly.ModuleImports {
  const isImport = (entry: [string, unknown]): entry is [string, WebAssembly.ImportValue] =>
    typeof entry[1] === 'function';
  return Object.fromEntries(Object.entries(glue).filter(isImport));
}

/** Uses the engine on one database and closes every connection it opened. */
async function withEngine<Value>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  loaded ??= loadEngine();
  const { SchemaEngine: Engine } = await loaded;
  const pool = new Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  const datamodel = await readSchema();
  try {
    const engine = await Engine.new(
      { datamodels: [['schema.prisma', datamodel]] },
      () => undefined,
      adapter,
    );
    return await work(engine).finally(() => {
      engine.free();
    });
  } finally {
    await pool.end();
  }
}

/**
 * Makes Prisma's adapter send a script whole. It would split it at every semicolon and send it statement by statement.
 * As a whole, PostgreSQL runs it as one transaction, and a semicolon in a string is just a semicolon.
 */
function wholeScripts(pool: Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => {
        throw error instanceof DatabaseError ? inPrismasTerms(error) : error;
      });
    };
    return connection;
  };
  return factory;
}

/** Converts a database error into the adapter's own: only from that does the engine pass on the database's message. */
function inPrismasTerms(error: DatabaseError): DriverAdapterError {
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
  return new DriverAdapterError({
    kind: 'postgres',
    code,
    severity,
    message,
    detail,
    column,
    hint,
    originalCode: code,
    originalMessage: message,
  });
}

function engineText(error: unknown): string {
  return errorText(error).replace(/\n\s+\d+: [\s\S]*$/, ''); // The engine appends its own call stack.
}
