import { concepts } from './concepts';

/** What the worker does again and again for the concepts. */
export const jobs = concepts.flatMap((parts) => parts.jobs ?? []);

/** What concepts do with what a sync has brought. */
export const followSync = concepts.flatMap((parts) => parts.followSync ?? []);
