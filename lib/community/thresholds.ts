import { z } from 'zod';
import type { Threshold } from './types';

/** Maximum numerator and denominator, so that counts stay exact whole numbers for any size of body. */
const MOST = 1000;

const FRACTION = /^(\d{1,4})\/(\d{1,4})$/;

const THRESHOLD =
  /^(more than|at least) (\d{1,4})\/(\d{1,4}) of (yes and no|votes cast|members|all members)$/;

const BASES = {
  'yes and no': 'yes-and-no',
  'votes cast': 'cast',
  members: 'members',
  'all members': 'all-members',
} as const;

/** Schema of a share of the members: `1/2`. */
export const fraction = z
  .string()
  .regex(FRACTION, { error: 'must be a fraction like 1/2' })
  .transform((text) => {
    const [, numerator, denominator] = FRACTION.exec(text) ?? [];
    return { numerator: Number(numerator), denominator: Number(denominator) };
  })
  .refine(isShare, { error: 'must be more than nothing and at most the whole' });

/** Schema of a threshold: `more than 1/2 of yes and no`. */
export const threshold = z
  .string()
  .regex(THRESHOLD, {
    error:
      'must be like "more than 1/2 of yes and no", "at least 1/3 of all members", "at least 1/3 of members" (without the recused) or "at least 2/3 of votes cast"',
  })
  .transform((text): Threshold => {
    const [, how, numerator, denominator, of] = THRESHOLD.exec(text) ?? [];
    return {
      of: BASES[of as keyof typeof BASES],
      numerator: Number(numerator),
      denominator: Number(denominator),
      is: how === 'more than' ? 'more-than' : 'at-least',
    };
  })
  .refine(isShare, { error: 'must be of more than nothing and at most the whole' })
  .refine(({ is, numerator, denominator }) => is === 'at-least' || numerator < denominator, {
    error: 'can never be met: nothing is more than the whole',
  });

function isShare({ numerator, denominator }: { numerator: number; denominator: number }): boolean {
  return numerator > 0 && numerator <= denominator && denominator <= MOST;
}
