import type { Endpoint } from '@/lib/http/endpoint';
import { concepts } from './concepts';

/** All endpoints of the API, in the order in which `/api` shows them. */
export const endpoints: readonly Endpoint[] = concepts.flatMap((parts) => parts.endpoints ?? []);
