import { registerSource } from '@/lib/sync/register';
import { releasesApi } from './api-schema';
import { releasesSource } from './source';

/** What releases add to the house: see `lib/parts/concepts.ts`. */
export const releasesParts = {
  endpoints: releasesApi,
  sources: [registerSource(releasesSource)],
};
