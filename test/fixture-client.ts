import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/lib/generated/prisma/client';

/**
 * Returns the database client of tests.
 *
 * A command must write an audit row together with its changes, or the database refuses its transaction. Rows that a
 * test writes without a command (`db.person.create`) are invented, and are accepted. Each such write runs in its own
 * transaction, which discards the captured changes or, after {@link keepFixtures}, records them as `test.fixture`, so
 * that they are in the log.
 *
 * Writes in `db.$transaction(async (tx) => …)` follow the same rules as on the site.
 */
export function fixtureClient(url: string): PrismaClient {
  const client = new PrismaClient({ adapter: new PrismaPg({ max: 10, connectionString: url }) });
  return new Proxy(client, {
    get(target, name) {
      if (name === '$transaction') return transactionOf(target);
      const member: unknown = Reflect.get(target, name);
      if (name === '$executeRaw' || name === '$executeRawUnsafe')
        return (...args: unknown[]) => asFixture(target, (tx) => call(tx, name, args));
      if (typeof name === 'string' && !name.startsWith('$') && isModel(member))
        return modelOf(target, name, member);
      return typeof member === 'function'
        ? (member as (...args: unknown[]) => unknown).bind(target)
        : member;
    },
  });
}

type State = { isKept: boolean; commands: PrismaClient | null };

/** State of the process, because the client outlives a test file, and a test file may load this module again. */
const state = ((globalThis as { rollcallFixtures?: State }).rollcallFixtures ??= {
  isKept: false,
  commands: null,
});

/** Runs the transactions of commands as another role of the database, until the test ends. */
export function runCommandsAs(url: string): void {
  state.commands = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
}

/** Records in the log what this test writes without a command, until the test ends. */
export function keepFixtures(): void {
  state.isKept = true;
}

/** Resets the state. Called before each test. */
export async function forgetFixtures(): Promise<void> {
  state.isKept = false;
  await state.commands?.$disconnect();
  state.commands = null;
}

type Model = Record<string, (...args: unknown[]) => unknown>;

const WRITES = new Set([
  ...['create', 'createMany', 'createManyAndReturn', 'upsert'],
  ...['update', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany'],
]);

function isModel(member: unknown): member is Model {
  return typeof member === 'object' && member !== null && 'createMany' in member;
}

function modelOf(client: PrismaClient, name: string, model: Model): Model {
  return new Proxy(model, {
    get: (target, method) => {
      const member = Reflect.get(target, method) as Model[string];
      if (typeof method !== 'string' || !WRITES.has(method)) return member;
      return (...args: unknown[]) =>
        asFixture(client, (tx) => call((tx as Record<string, Model>)[name] ?? {}, method, args));
    },
  });
}

/** Returns `$transaction`. A list of writes comes from a test, and each of its writes has already started by itself. */
function transactionOf(client: PrismaClient) {
  return (work: unknown, options: unknown) => {
    if (Array.isArray(work)) return Promise.all(work);
    const actor = state.commands ?? client;
    return (actor.$transaction as (...args: unknown[]) => unknown).call(actor, work, options);
  };
}

/** Timeouts long enough that a busy machine does not fail a test's invented writes. */
const TIMEOUTS = { maxWait: 60_000, timeout: 60_000 };

async function asFixture(
  client: PrismaClient,
  write: (tx: unknown) => Promise<unknown>,
): Promise<unknown> {
  return client.$transaction(async (tx) => {
    const result = await write(tx);
    await (state.isKept
      ? tx.$executeRaw`
          insert into "AuditEntry" ("actor", "action", "subject", "reason")
          select 'Test', 'test.fixture', 'test/fixture', 'Written past the commands.'
          where exists (select from "AuditPending" where "transaction" = pg_current_xact_id()::text::bigint)`
      : tx.$executeRaw`delete from "AuditPending" where "transaction" = pg_current_xact_id()::text::bigint`);
    return result;
  }, TIMEOUTS);
}

function call(target: unknown, method: string, args: unknown[]): Promise<unknown> {
  const member = (target as Model)[method];
  if (!member) throw new Error(`The client has no ${method}.`);
  return member.apply(target, args) as Promise<unknown>;
}
