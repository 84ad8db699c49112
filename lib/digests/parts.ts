import { digestsApi } from './api-schema';

/** The digests folder's entries for the application's registries: see `lib/parts/concepts.ts`. */
export const digestsParts = { endpoints: digestsApi };
