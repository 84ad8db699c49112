import type { PersonReference } from '@/lib/people/identity/reference-queries';
import { motionsApi } from './api-schema';
import { audited, permits, triggers, unaudited, webRights } from './audit';
import { actionTexts, evidence } from './audit-evidence';
import { auditCheck } from './audit-check';
import { exportMotions } from './held-queries';
import { followSyncedSeats, motionsJob } from './jobs';
import { motionMailKinds } from './mail/kinds';
import { motionLetters } from './mail/letters';

const personReferences: PersonReference[] = [
  { table: 'Motion', column: 'proposerId', keeps: 'all', exported: { as: 'motions' } },
  { table: 'MotionElector', column: 'personId', keeps: 'all', exported: { as: 'votes' } },
  { table: 'MotionComment', column: 'personId', keeps: 'all', exported: { as: 'comments' } },
  {
    table: 'MotionApproval',
    column: 'personId',
    keeps: 'all',
    exported: { not: 'the page of the motion shows it, with the name' },
  },
  {
    table: 'MotionMail',
    column: 'personId',
    keeps: 'all',
    exported: { not: 'it notes that a mail went out, and holds nothing of the mail' },
  },
];

/** The parts that motions contribute to the application: see `lib/parts/concepts.ts`. */
export const motionsParts = {
  endpoints: motionsApi,
  jobs: [motionsJob],
  followSync: [followSyncedSeats],
  personReferences,
  letters: motionLetters,
  mailKinds: motionMailKinds,
  held: exportMotions,
  ...{ audited, unaudited, webRights, triggers, permits, evidence, actionTexts },
  auditCheck,
};
