import { expect, test } from 'vitest';
import { addressesFrom, namesIn } from './pairs-addresses';

test('the names of the record are filled in', () => {
  const addresses = addressesFrom({ series: 'epoxy', day: '2024-12-24' });

  expect(addresses).toContain('/');
  expect(addresses).toContain('/releases/epoxy/schedule');
  expect(addresses).toContain('/releases/epoxy?on=2024-12-24');
});

test('what the record does not have is not asked for', () => {
  const addresses = addressesFrom({});

  expect(addresses.filter((address) => /undefined|[{}]|\/$/.test(address))).toEqual(['/']);
  expect(addresses).toContain('/motions');
});

test('the page in the middle of a folder stands for all of them', () => {
  const pages = ['/teams', '/teams/a', '/teams/b', '/teams/c', '/governance/reference/charter'];

  expect(namesIn(pages)).toMatchObject({ team: 'b', document: 'reference/charter' });
  expect(namesIn(pages).goal).toBeUndefined();
});
