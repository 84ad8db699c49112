import { keeperOf } from '@/lib/audit/guards';
import { checkpointsApi } from './api-schema';
import { checkpointsJob } from './job';

/** Parts of the checkpoints; see `lib/parts/concepts.ts`. */
export const checkpointsParts = {
  endpoints: checkpointsApi,
  jobs: [checkpointsJob],
  triggers: [keeperOf('AuditCheckpoint')],
  unaudited: {
    AuditCheckpoint: 'the log itself: each is held against the row it covers',
    CheckpointPublication: 'how far the publication of checkpoints has got',
  },
};
