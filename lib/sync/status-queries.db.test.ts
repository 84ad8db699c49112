import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { countWarnings, listSourceStates, listWarnings } from './status-queries';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
const PLACES = ['releases:a.yaml:1', 'releases:a.yaml:2', 'releases:b.yaml', 'governance:c.yaml'];

beforeEach(async () => {
  await db.syncRun.createMany({
    data: [
      { source: 'releases', startedAt: at(1), finishedAt: at(2), status: 'failed' },
      { source: 'releases', startedAt: at(3), finishedAt: at(4), status: 'ok' },
      { source: 'governance', startedAt: at(1), status: 'running' },
    ],
  });
  await db.syncCursor.create({ data: { source: 'releases', head: 'c0ffee', updatedAt: at(4) } });
  await db.syncWarning.createMany({
    data: PLACES.map((where, index) => ({
      source: where.split(':')[0] ?? '',
      scope: 'x',
      kind: index < 2 ? 'contradiction' : 'malformed',
      where,
      message: 'is wrong',
      foundAt: at(4),
    })),
  });
});

test('a source stands where its latest run left it, with its warnings', async () => {
  const states = await listSourceStates();

  expect(
    states.map(({ source, status, head, warnings }) => [source, status, head, warnings]),
  ).toEqual([
    ['governance', 'running', null, 1],
    ['releases', 'ok', 'c0ffee', 3],
  ]);
});

test('warnings are read on from where a page ended, each once', async () => {
  const first = await listWarnings({ source: 'releases' }, { take: 2 });
  const last = first[1]!;
  const second = await listWarnings(
    { source: 'releases' },
    { after: [last.where, last.id], take: 2 },
  );

  expect([...first, ...second].map(({ where }) => where)).toEqual(PLACES.slice(0, 3));
});

test('warnings in one place are told apart by their ids', async () => {
  await db.syncWarning.create({
    data: {
      source: 'governance',
      scope: 'y',
      kind: 'duplicate',
      where: 'governance:c.yaml',
      message: 'is there twice',
      foundAt: at(5),
    },
  });
  const [first] = await listWarnings({ source: 'governance' }, { take: 1 });
  const rest = await listWarnings(
    { source: 'governance' },
    { after: [first!.where, first!.id], take: 9 },
  );

  expect(rest).toHaveLength(1);
  expect(rest[0]?.id).not.toBe(first?.id);
});

test('kinds are counted, of one source or of all', async () => {
  expect(await countWarnings({ source: 'governance' })).toEqual([{ kind: 'malformed', count: 1 }]);
  expect(await countWarnings({})).toHaveLength(2);
});
