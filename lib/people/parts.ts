import { audited, permits, triggers, unaudited, webRights } from './audit';
import { actionTexts, evidence } from './audit-evidence';
import { exportIdentity } from './identity/held-queries';
import type { PersonReference } from './identity/reference-queries';

const personReferences: PersonReference[] = [
  { table: 'User', column: 'personId', keeps: 'all', exported: { as: 'identities' } },
  { table: 'Grant', column: 'personId', keeps: 'all', exported: { as: 'grants' } },
  { table: 'PersonClaim', column: 'claimantId', keeps: 'all', exported: { as: 'claims' } },
  {
    table: 'PersonClaim',
    column: 'personId',
    keeps: 'all',
    exported: { not: 'a claim is its claimant’s' },
  },
  { table: 'PersonMerge', column: 'fromId', keeps: 'all', exported: { as: 'merges' } },
  { table: 'PersonMerge', column: 'intoId', keeps: 'all', exported: { as: 'merges' } },
  { table: 'Person', column: 'mergedIntoId', keeps: 'all', exported: { as: 'entries' } },
  {
    table: 'Person',
    column: 'id',
    keeps: { where: '"mergedIntoId" is not null' },
    exported: { as: 'entries' },
  },
  {
    table: 'PersonAlias',
    column: 'personId',
    keeps: { where: `"source" <> 'record'` },
    exported: { as: 'names' },
  },
];

/** Parts of people; see `lib/parts/concepts.ts`. */
export const peopleParts = {
  personReferences,
  held: exportIdentity,
  ...{ audited, unaudited, webRights, triggers, permits, evidence, actionTexts },
};
