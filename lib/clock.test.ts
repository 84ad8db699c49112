import { expect, test, vi } from 'vitest';
import { momentOf, now } from './clock';

vi.mock('./env', () => ({ env: { frozenNow: new Date('2026-11-20T12:00:00Z') } }));

test('a stopped clock stands still', () => {
  expect(now()).toEqual(new Date('2026-11-20T12:00:00Z'));
});

test.each([undefined, ''])('without ?on= (%j) it is now, and nobody asked', (on) => {
  expect(momentOf(on)).toEqual({ ok: true, on: now(), isAsked: false, isDay: false });
});

test('a day is its first instant in UTC', () => {
  const on = new Date('2024-02-29T00:00:00Z');
  expect(momentOf('2024-02-29')).toEqual({ ok: true, on, isAsked: true, isDay: true });
});

test('an instant keeps its zone', () => {
  expect(momentOf('2026-11-19T14:00:00+02:00')).toMatchObject({
    on: new Date('2026-11-19T12:00:00Z'),
    isDay: false,
  });
});

test.each([
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-13-01',
  '2026-11-19T25:00:00Z',
  '2026-11-19T14:00:00',
  '2026-11-19 ',
  '1969-12-31',
  '3000-01-01',
  '0000-01-01',
  '1970-01-01T00:00:00+14:00',
  'yesterday',
  '1; drop table',
  '\u0000',
  '💥'.repeat(5000),
])('%j is refused with a short sentence', (on) => {
  const asked = momentOf(on);
  expect(asked.ok).toBe(false);
  if (!asked.ok) expect(asked.message.length).toBeLessThan(240);
});

test('a repeated parameter is refused', () => {
  expect(momentOf(['2026-01-01', '2026-01-02']).ok).toBe(false);
});
