import { z } from 'zod';
import { cursorParameter, textParameter } from '@/lib/http/lists';
import { MOTION_STATES } from '@/lib/motions/types';

/** The query of `/motions`: its filters and its cursor. */
export const motionParameters = z.object({
  body: textParameter,
  state: z
    .enum([...MOTION_STATES, 'decided'], { error: 'is not a state that motions have.' })
    .optional(),
  kind: textParameter,
  cursor: cursorParameter(z.int()),
});

/** A filter of `/motions`; an absent field does not filter. */
export type MotionQuery = Omit<z.output<typeof motionParameters>, 'cursor'>;

/** True if any filter is set. */
export function isFiltered({ body, state, kind }: MotionQuery): boolean {
  return [body, state, kind].some((value) => value !== undefined);
}
