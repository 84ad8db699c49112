import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS, askerOf, PAGES, ROUTES } from './authorization';
import { declaredActions } from './declared-actions';
import { filesWithHiddenActions, walkRoutes } from './route-walk';

const found = walkRoutes();

test.each([
  ['page', found.pages, PAGES],
  ['route', found.routes, ROUTES],
  ['action', found.actions, ACTIONS],
])('every %s has a decision on who may use it, and no decision is left over', (_, names, table) => {
  const decided = Object.keys(table);
  expect({
    undecided: names.filter((name) => !decided.includes(name)),
    leftOver: decided.filter((name) => !names.includes(name)),
  }).toEqual({ undecided: [], leftOver: [] });
});

test('every action is an export of a file of actions, where this table sees it', () => {
  expect(filesWithHiddenActions()).toEqual([]);
});

test('every action is made by action(), and lets ask whom the table says', async () => {
  const declared = [...(await declaredActions())].map(([action, made]) => [
    action,
    made?.who ?? 'not made by action()',
  ]);
  const decided = Object.entries(ACTIONS).map(([action, { who }]) => [action, askerOf(who)]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(decided));
}, 60_000);

test('every page for admins asks whether an admin asks, before it reads anything', () => {
  const careless = found.pages
    .filter((page) => page === '/admin' || page.startsWith('/admin/'))
    .filter((page) => {
      const source = readFileSync(`app${page}/page.tsx`, 'utf8');
      const [, body = ''] = source.split(/export default async function \w+/);
      const asks = body.indexOf('await requireAdmin()');
      return (
        asks < 0 || (body.indexOf('await ') < asks && !/await (params|searchParams)/.test(body))
      );
    });
  expect(careless).toEqual([]);
});

test('the walk finds what is there', () => {
  expect(found.pages).toContain('/');
  expect(found.pages).toContain('/guides/[...name]');
  expect(found.routes).toContain('GET /api/v1/series');
  expect(found.routes).toContain('OPTIONS /api/v1/series');
  expect(found.routes).toContain('GET /robots.txt');
  expect(found.actions).toContain('app/motions/[id]/actions.ts#castVoteAction');
});
