import { expect, test } from 'vitest';
import { getCommunityBody } from '@/lib/community/community';
import { db } from '@/lib/database/client';
import { DEMO_PEOPLE } from './demo';
import { seedDemo } from './demo-commands';
import { rolesOf } from './roles/role-queries';

const NOW = new Date('2026-11-20T12:00:00Z');

async function rolesByHandle(): Promise<Record<string, string[]>> {
  const people = await db.person.findMany({ where: { origin: 'demo' } });
  const held = await Promise.all(
    people.map(async ({ id, handle }) => {
      const roles = await rolesOf(id, NOW);
      return [handle, roles.map(({ name, scope }) => `${name} ${scope ?? ''}`.trim())] as const;
    }),
  );
  return Object.fromEntries(held);
}

test('the seed has somebody for each role, five on the committee, and one whose grant has expired', async () => {
  await seedDemo();

  const roles = await rolesByHandle();
  expect(roles).toMatchObject({
    'demo-contributor': [],
    'demo-ptl': ['ptl nova'],
    'demo-official': ['election-official'],
    'demo-editor': ['digest-editor'],
    'demo-release-manager': ['release-manager'],
    'demo-admin': ['admin'],
    'demo-expired': [],
  });
  expect(roles['demo-chair']).toEqual(expect.arrayContaining(['chair demo', 'member demo']));
  expect(Object.values(roles).filter((held) => held.includes('member demo'))).toHaveLength(5);
  expect(getCommunityBody('demo')).toMatchObject({ seats: 5, members: 'granted' });
});

test('seeding again, and twice at once, writes nothing more', async () => {
  const counts = await Promise.all([seedDemo(), seedDemo(), seedDemo()]);

  expect(counts.sort((a, b) => a - b)).toEqual([0, 0, DEMO_PEOPLE.length]);
  const audited = await db.auditEntry.count();
  expect(await seedDemo()).toBe(0);
  expect(await db.auditEntry.count()).toBe(audited);
  expect(await db.user.count()).toBe(DEMO_PEOPLE.length);
});

test('each grant of the seed has its row in the audit log', async () => {
  await seedDemo();

  const [grants, rows] = await Promise.all([
    db.grant.findMany({ select: { id: true } }),
    db.auditEntry.findMany({ where: { action: 'grant.give' }, select: { detail: true } }),
  ]);
  const told = rows.map(({ detail }) => (JSON.parse(detail) as { grant: string }).grant);
  expect(told.sort()).toEqual(grants.map(({ id }) => id).sort());
});
