import { registerSource, type RegisteredSource } from '@/lib/sync/register';
import { concepts } from './concepts';
import { recordSource } from './record-source';

/** Every source, in the order in which a sync reads them; `record` sums up and stays last. */
export const sources: readonly RegisteredSource[] = [
  ...concepts.flatMap((parts) => parts.sources ?? []),
  registerSource(recordSource),
];
