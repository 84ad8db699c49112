import { serviceApi } from './api-schema';

/** What the sync adds to the house: see `lib/parts/concepts.ts`. */
export const syncParts = { endpoints: serviceApi };
