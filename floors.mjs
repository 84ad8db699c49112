import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Engines and kits, ground floor first. They import no concept. */
const engines = [
  'database',
  'formats',
  'markup',
  'http',
  'sync',
  'search',
  'community',
  'audit',
  'checkpoints',
  'notices',
  'feeds',
];

/** Concepts that others may import, in their order. One that is missing here stands above them, and nobody imports it. */
const concepts = ['releases', 'content', 'digests', 'people', 'elections', 'governance', 'motions'];

/** What is made of all concepts. */
const above = ['access', 'parts', 'operations'];

/** The rooms whose places are written down; `docs/ARCHITECTURE.md` draws them. */
export const drawnRooms = [...engines, ...concepts, ...above];

/**
 * The rooms of `lib/`, ground floor first: a room imports only rooms that stand before it, and the files beside them
 * (`lib/time.ts`) import no room. `.dependency-cruiser.mjs` checks it.
 */
export const rooms = [...engines, ...concepts, ...newConcepts(), ...above];

/** Folders of `lib/` that hand up parts and have no place yet. */
function newConcepts() {
  const lib = path.join(import.meta.dirname, 'lib');
  return readdirSync(lib).filter(
    (name) => !drawnRooms.includes(name) && existsSync(path.join(lib, name, 'parts.ts')),
  );
}

/** Files that decide and compute, and reach neither a database nor a clock nor a network. */
export const pureFiles = [
  'lib/{result,text,time,slug,loopback}.ts',
  'lib/**/{rules,types,kinds,schema,messages,fields}.ts',
  'lib/**/*-{rules,types}.ts',
  'lib/community/{motion-kinds,openstack,thresholds}.ts',
  'lib/elections/tally/**/*.ts',
  'lib/formats/{decode,location,source-fields,source-yaml,warning,yaml-path}.ts',
  'lib/markup/{address-schema,escape,invisible,redact}.ts',
];

/** Files that read and write the database; the engines among them hand transactions to the others. */
export const databaseFiles = [
  'lib/**/{queries,commands}.ts',
  'lib/**/*-{queries,commands}.ts',
  'lib/access/rate-limit.ts',
  'lib/audit/record.ts',
  'lib/database/**/*.ts',
  'lib/motions/motion-transaction.ts',
  'lib/operations/**/*.ts',
  'lib/sync/{ledger,lock,passes,run,run-row,source,transaction,warnings}.ts',
];
