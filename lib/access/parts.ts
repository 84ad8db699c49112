import { ANY_ROWS } from '@/lib/audit/guards';

/** Parts of access; see `lib/parts/concepts.ts`. */
export const accessParts = {
  webRights: { RateLimit: ANY_ROWS },
  unaudited: { RateLimit: 'how often something was tried in the last hour' },
};
