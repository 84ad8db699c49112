import { auditedTable, RENDERED, tablesOfRecord, type AuditedTables } from '@/lib/audit/columns';
import { EACH_ROW, type Trigger, type WebRights } from '@/lib/audit/guards';
import { ownersPermit, type Permits } from '@/lib/audit/permits';

/**
 * Resolutions are the one table of governance that the audit log answers for: of one whose file has come it has only
 * the motion that adopted it, of one that no motion adopted nothing.
 */
export const audited: AuditedTables = {
  Resolution: auditedTable(['slug'], ({ slug }) => `resolution/${String(slug)}`, {
    digested: { html: RENDERED },
    partOf: ({ motionId, origin }) => {
      if (motionId === null) return 'nothing';
      return origin === 'sync' ? ['slug', 'motionId', 'origin'] : 'whole';
    },
  }),
};

/** The tables of governance that it does not answer for. */
export const unaudited = tablesOfRecord(
  ...['Team', 'TeamDeliverable', 'Sig', 'LeadershipTerm', 'Membership', 'GovernanceDocument'],
);

/** What the web server may write of governance: a motion that passes adopts a resolution. */
export const webRights: Readonly<Record<string, WebRights>> = {
  Resolution: { insert: true, update: ['status', 'supersededBy'] },
};

/** The triggers that leave to the sync what is the record's. */
export const triggers: readonly Trigger[] = [
  {
    ...{ table: 'Resolution', name: 'Resolution_record', events: 'BEFORE INSERT' },
    how: `${EACH_ROW} WHEN (((new."motionId" IS NULL) OR (new.origin <> 'motion'::text)))`,
    call: 'rollcall_keep_record()',
  },
  {
    ...{ table: 'Resolution', name: 'Resolution_superseded', events: 'BEFORE UPDATE' },
    ...{ how: EACH_ROW, call: 'rollcall_keep_superseded()' },
  },
];

/** The sync: a file of the governance repository takes the place of what was decided here, or goes. */
export const permits: Permits = {
  'resolution.follow': ownersPermit({ Resolution: { put: true, gone: true, set: 'any' } }),
};

/** What is done to resolutions, as it is called where people read the log. */
export const actionTexts = { 'resolution.follow': 'Resolution followed its file' };
