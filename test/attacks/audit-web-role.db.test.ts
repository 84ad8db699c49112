/**
 * The attack: an attacker makes the web server run SQL of their own. The database must refuse an alteration, or
 * `npm run verify -- audit` must name it, even if the attacker adds an audit row of their own.
 */
import { Client } from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { verifyAuditWithin } from '@/lib/operations/verify-audit';
import { ensureWebRole, WEB_ROLE } from '@/lib/operations/web-role';
import { ALTERATIONS, DECIDED, OPEN, SEAT } from '@/test/alterations';
import { writeAuditedRecord } from '@/test/audited-record';
import { FIXTURES_PERMITTED } from '@/test/fixture-permits';

const ownerUrl = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';

/** PostgreSQL's error codes for missing privileges and for a change without its audit row. */
const REFUSED = ['42501', '23000'];

let client: Client;

beforeAll(async () => {
  const webUrl = new URL(inject('webTemplateUrl'));
  webUrl.pathname = new URL(ownerUrl).pathname;
  await ensureWebRole(ownerUrl, webUrl.href);
});
beforeEach(async () => {
  await writeAuditedRecord();
  client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('begin');
});
afterEach(async () => {
  await client.query('rollback');
  await client.end();
});

/**
 * Runs statements as the web server, up to the end of its transaction. Returns the reason the database refuses them, or
 * null.
 */
async function asWebServer(statements: readonly string[]): Promise<string | null> {
  await client.query('savepoint before');
  await client.query(`set local session authorization ${WEB_ROLE}`);
  try {
    for (const statement of statements) {
      const { rowCount } = await client.query(statement);
      if (rowCount === 0) throw new Error(`${statement} changes nothing.`);
    }
    await client.query('set constraints all immediate');
    return null;
  } catch (error) {
    await client.query('rollback to savepoint before');
    const { code = '', message } = error as { code?: string; message: string };
    if (!REFUSED.includes(code)) throw new Error(statements.join('; '), { cause: error });
    return message;
  } finally {
    await client.query('reset session authorization');
  }
}

const check = () =>
  verifyAuditWithin(client, { progress: () => undefined, permits: FIXTURES_PERMITTED });

/** Returns SQL for a forged audit row, in the chair's name or nobody's. */
function forged(action: string, actor: string): string {
  const subject = action.startsWith('motion.') ? `'motion/' || ${DECIDED}` : `'person/outsider'`;
  return `insert into "AuditEntry" ("actorId", actor, action, subject, reason)
    select ${actor}, 'Member01', '${action}', ${subject}, 'Nothing to see.'`;
}

describe('as the web server’s role', () => {
  test('no alteration alone is let pass', async () => {
    const passed: string[] = [];
    for (const [name, statement] of ALTERATIONS) {
      if ((await asWebServer([statement])) === null) passed.push(name);
      await client.query('rollback to savepoint before');
    }
    expect(passed).toEqual([]);
    expect(ALTERATIONS.length).toBeGreaterThan(52);
  });

  test('no alteration with an audit row made up for it is missed', async () => {
    const missed: string[] = [];
    let refused = 0;
    for (const [name, statement, action] of ALTERATIONS) {
      const refusal = await asWebServer([statement, forged(action, 'null')]);
      if (refusal !== null) refused += 1;
      else if ((await check()).mismatches.length === 0) missed.push(name);
      await client.query('rollback to savepoint before');
    }
    expect(missed).toEqual([]);
    expect(refused).toBeGreaterThan(25);
  }, 120_000);

  test('a decision made up in full is counted again', async () => {
    const decide = `update "Motion" set state = 'passed', "decidedAt" = now(),
      outcome = (select outcome from "Motion" where id = ${DECIDED}) where id = ${OPEN}`;
    const row = forged('motion.pass', 'null').replace(DECIDED, OPEN);
    expect(await asWebServer([decide, row])).toBeNull();

    const { mismatches } = await check();
    expect(mismatches.map(({ what }) => what).join(' ')).toMatch(
      /of the decision, passes is true; counted again it is false/,
    );
  });

  test('what only the owner does is named when the web server says it', async () => {
    const vote = `update "MotionVote" set choice = 'abstain' where "electorId" = ${SEAT}`;
    for (const action of ['audit.repair', 'audit.migrate', 'audit.baseline']) {
      expect(await asWebServer([vote, forged(action, 'null')])).toBeNull();
      const { mismatches } = await check();
      expect(mismatches.map(({ what }) => what).join(' ')).toContain(
        'only the owner of the tables does that',
      );
      await client.query('rollback to savepoint before');
    }
  });
});

test('a repair by the owner with its row is no fault, and without it is refused', async () => {
  await client.query('savepoint before');
  const repair = `update "MotionRevision" set note = 'Tidied.' where number = 2`;
  await client.query(repair);
  await expect(client.query('set constraints all immediate')).rejects.toThrow(
    'a change of MotionRevision without an audit row in the same transaction',
  );
  await client.query('rollback to savepoint before');

  await client.query(repair);
  await client.query(forged('audit.repair', 'null'));
  await client.query('set constraints all immediate');
  expect((await check()).mismatches).toEqual([]);
});
