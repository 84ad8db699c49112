/**
 * The rooms of `lib/`, ground floor first: a room imports only rooms that stand before it, and the files beside them
 * (`lib/time.ts`) import no room. `.dependency-cruiser.mjs` checks it, `docs/ARCHITECTURE.md` draws it.
 */
export const rooms = [
  // Engines and kits. They import no concept.
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
  // Concepts.
  'releases',
  'content',
  'digests',
  'feeds',
  'people',
  'elections',
  'governance',
  'motions',
  // Above the concepts.
  'parts',
  'access',
  'operations',
];

/** Files that decide and compute, and reach neither a database nor a clock nor a network. */
export const pureFiles = [
  'lib/{result,text,time,slug,loopback}.ts',
  'lib/**/{rules,types,kinds,schema,messages,fields}.ts',
  'lib/**/*-{rules,types}.ts',
  'lib/community/motion-kinds.ts',
  'lib/elections/tally/**/*.ts',
  'lib/formats/{location,source-fields,source-yaml,warning}.ts',
  'lib/markup/{address-schema,escape,invisible,redact}.ts',
];

/** Files that read and write the database; the engines among them hand transactions to the others. */
export const databaseFiles = [
  'lib/**/{queries,commands}.ts',
  'lib/**/*-{queries,commands}.ts',
  'lib/access/rate-limit.ts',
  'lib/audit/record.ts',
  'lib/database/**/*.ts',
  'lib/operations/**/*.ts',
  'lib/sync/{ledger,lock,passes,run,run-row,source,transaction,warnings}.ts',
];
