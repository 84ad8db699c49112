import { searchApi } from './api-schema';

/** What the search adds to the house: see `lib/parts/concepts.ts`. */
export const searchParts = { endpoints: searchApi };
