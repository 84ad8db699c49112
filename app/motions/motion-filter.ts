import { z } from 'zod';
import { pageParameters, textParameter } from '@/lib/http/shapes';
import { MOTION_STATES } from '@/lib/motions/types';

/** The query of `/motions`: filters, and the place to go on from. */
export const motionParameters = z.object({
  body: textParameter,
  state: z
    .enum([...MOTION_STATES, 'decided'], { error: 'is not a state that motions have.' })
    .optional(),
  kind: textParameter,
  cursor: pageParameters(z.int()).cursor,
});

/** A filter of `/motions`; null filters are absent. */
export type MotionQuery = Omit<z.output<typeof motionParameters>, 'cursor'>;

/** The address of the list with a filter, and a cursor if there is one. */
export function motionsHref(query: MotionQuery, cursor?: string | null): string {
  const given = Object.entries({ ...query, cursor }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '/motions' : `/motions?${text}`;
}

/** Whether anything is filtered. */
export function isFiltered({ body, state, kind }: MotionQuery): boolean {
  return [body, state, kind].some((value) => value !== undefined);
}
