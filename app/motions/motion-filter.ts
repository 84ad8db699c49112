import { z } from 'zod';
import { cursorParameter, textParameter } from '@/lib/http/lists';
import { MOTION_STATES } from '@/lib/motions/types';

/** The query of `/motions`: filters, and the place to go on from. */
export const motionParameters = z.object({
  body: textParameter,
  state: z
    .enum([...MOTION_STATES, 'decided'], { error: 'is not a state that motions have.' })
    .optional(),
  kind: textParameter,
  cursor: cursorParameter(z.int()),
});

/** A filter of `/motions`; null filters are absent. */
export type MotionQuery = Omit<z.output<typeof motionParameters>, 'cursor'>;

/** Whether anything is filtered. */
export function isFiltered({ body, state, kind }: MotionQuery): boolean {
  return [body, state, kind].some((value) => value !== undefined);
}
