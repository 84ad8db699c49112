import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getMailMotion } from '@/lib/motions/mail/motion-queries';
import { wordsOf } from '@/lib/motions/mail/message-rules';
import { getMotion, listMotions } from '@/lib/motions/queries';
import { standingOf } from '@/lib/motions/standing-rules';
import { plantAddresses, undecided } from './planted-addresses';
import { DOMAIN, markOf, PLANTED } from './planted-rows';

let client: Client;

beforeEach(async () => {
  client = new Client({ connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL });
  await client.connect();
});

afterEach(() => client.end());

test('every text that people write is planted with an address, or told why not', async () => {
  expect(await undecided(client)).toEqual([]);
  expect((await plantAddresses(client)).length).toBeGreaterThan(60);
});

test('a motion is handed out without an address in any of its texts', async () => {
  await plantAddresses(client);
  for (const id of [PLANTED.decided, PLANTED.held]) {
    const motion = await getMotion(id);
    expect(JSON.stringify(motion)).toContain('planted.Motion');
    expect(JSON.stringify(motion)).not.toContain(DOMAIN);
    expect(motion?.isRedacted).toBe(true);
  }
  expect(JSON.stringify(await listMotions())).not.toContain(DOMAIN);
});

test('no mail about a motion quotes an address', async () => {
  await plantAddresses(client);
  const motion = await getMailMotion(PLANTED.held);
  if (!motion?.rule) throw new Error('The motion is there.');
  const now = new Date('2026-11-20T12:00:00Z');
  const links = {
    ...{ motion: 'https://a.b/1', log: 'https://a.b/4' },
    ...{ stop: 'https://a.b/2', choices: 'https://a.b/3' },
  };
  const standing = standingOf(motion.facts, motion.rule, now);
  for (const kind of ['opened', 'reminder', 'revised', 'decided'] as const) {
    const words = wordsOf({
      ...{ kind, seat: null, timeZone: 'UTC', links, body: { slug: 'demo', name: 'Demo' } },
      checkpoint: null,
      motion: {
        ...{ ...motion, rule: motion.rule, proposer: motion.proposer?.name ?? null },
        ...{ narrative: motion.outcome?.narrative ?? [], standing },
      },
    });
    expect(JSON.stringify(words)).toContain(markOf('Motionheld.title'));
    expect(JSON.stringify(words)).not.toContain(DOMAIN);
  }
});
