import { checkpointsApi } from './api-schema';
import { checkpointsJob } from './job';

/** What the signed heads of the audit log add to the house: see `lib/parts/concepts.ts`. */
export const checkpointsParts = { endpoints: checkpointsApi, jobs: [checkpointsJob] };
