import { expect, test } from 'vitest';
import { seatChanges, type SeatNow, type SeatThen } from './seat-rules';

const LEFT = new Date('2026-11-20T12:00:00Z');

const seat = (personId: string | null, name = personId ?? '?'): SeatNow => ({
  ...{ personId, name, role: null, affiliation: null },
});

const elector = (
  id: string,
  personId: string | null,
  fields: Partial<SeatThen> = {},
): SeatThen => ({
  ...{ id, personId, name: personId ?? '?', leftAt: null },
  ...fields,
});

const NOTHING = { joined: [], left: [], returned: [], recognised: [] };

test('nothing changes while the same people sit, whatever their names are now', () => {
  const changes = seatChanges(
    [elector('1', 'ann'), elector('2', 'bo')],
    [seat('bo', 'Bo Chen'), seat('ann', 'Ann Lee')],
  );
  expect(changes).toEqual(NOTHING);
});

test('who joins, leaves and comes back is told apart', () => {
  const electors = [elector('1', 'ann'), elector('2', 'bo', { leftAt: LEFT }), elector('3', 'cy')];
  const changes = seatChanges(electors, [seat('ann'), seat('bo'), seat('di')]);
  expect(changes).toEqual({
    ...NOTHING,
    joined: [seat('di')],
    left: [electors[2]],
    returned: [electors[1]],
  });
});

test('who left stays away without being told again', () => {
  expect(
    seatChanges([elector('1', 'ann'), elector('2', 'bo', { leftAt: LEFT })], [seat('ann')]),
  ).toEqual(NOTHING);
});

test('a member nobody was found for is told by the name, until somebody is found', () => {
  const unknown = elector('1', null, { name: 'Ann' });
  expect(seatChanges([unknown], [seat(null, 'Ann')])).toEqual(NOTHING);
  expect(seatChanges([unknown], [seat('ann', 'Ann')])).toEqual({
    ...NOTHING,
    recognised: [{ elector: unknown, personId: 'ann' }],
  });
  expect(seatChanges([elector('1', 'ann', { name: 'Ann' })], [seat(null, 'Ann')])).toEqual(NOTHING);
});

test('two people of one name are two', () => {
  const ann = elector('1', 'ann', { name: 'Ann' });
  expect(seatChanges([ann], [seat('ann', 'Ann'), seat('other', 'Ann')])).toEqual({
    ...NOTHING,
    joined: [seat('other', 'Ann')],
  });
});

test('electors who are one person now stay together, and go together', () => {
  const electors = [elector('1', 'ann', { name: 'Ann' }), elector('2', 'ann', { name: 'A. Lee' })];
  expect(seatChanges(electors, [seat('ann')])).toEqual(NOTHING);
  expect(seatChanges(electors, [seat('bo')])).toMatchObject({ left: electors });
});

test('a seat that was left is not given back to somebody who sits on another', () => {
  const electors = [elector('1', 'ann', { leftAt: LEFT }), elector('2', 'ann')];
  expect(seatChanges(electors, [seat('ann')])).toEqual(NOTHING);
});

test('a record that names nobody empties no electorate', () => {
  expect(seatChanges([elector('1', 'ann')], [])).toEqual(NOTHING);
});
