import { registerSource } from '@/lib/sync/register';
import { governanceApi } from './api-schema';
import { actionTexts, audited, permits, triggers, unaudited, webRights } from './audit';
import { listGovernanceMentions } from './mention-queries';
import { ownershipPass } from './passes';
import { governanceSource } from './source';

/** The parts that governance registers with the application: see `lib/parts/concepts.ts`. */
export const governanceParts = {
  endpoints: governanceApi,
  sources: [registerSource(governanceSource)],
  recordPasses: [ownershipPass],
  mentions: listGovernanceMentions,
  ...{ audited, unaudited, webRights, triggers, permits, actionTexts },
};
