import { expect, test } from 'vitest';
import { codesOf, isOutage } from './outage';

/** Creates an error like those of Prisma and its adapter. */
function prismaError(code: string, originalCode: string | undefined, kind = 'postgres'): Error {
  const cause = { kind, originalCode };
  const driverAdapterError = new Error('of the adapter', { cause });
  return Object.assign(new Error('of Prisma'), { code, meta: { driverAdapterError } });
}

test.each([
  Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('not reachable'), { code: 'P1001' }),
  new Error('outer', { cause: Object.assign(new Error('inner'), { code: '57P01' }) }),
  prismaError('P2039', '57P03'),
  prismaError('P2010', '57P01'),
  prismaError('P2010', undefined, 'DatabaseNotReachable'),
])('%j is an outage', (error) => {
  expect(isOutage(error)).toBe(true);
});

test.each([new Error('anything'), prismaError('P2010', '42601'), 'ECONNREFUSED', null])(
  '%j is none',
  (error) => {
    expect(isOutage(error)).toBe(false);
  },
);

test('the codes of an error are those of all that caused it', () => {
  expect(codesOf(prismaError('P2010', '42501'))).toEqual(['P2010', '42501', 'postgres']);
});
