import { concepts } from './concepts';

/** Jobs that the worker repeats. */
export const jobs = concepts.flatMap((parts) => parts.jobs ?? []);

/** Work of all concepts after a sync. */
export const followSync = concepts.flatMap((parts) => parts.followSync ?? []);
