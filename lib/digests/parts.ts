import { digestsApi } from './api-schema';

/** What digests add to the house: see `lib/parts/concepts.ts`. */
export const digestsParts = { endpoints: digestsApi };
