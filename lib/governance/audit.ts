import { auditedTable, RENDERED, tablesOfRecord, type AuditedTables } from '@/lib/audit/columns';
import { EACH_ROW, type Trigger, type WebRights } from '@/lib/audit/guards';
import { ownersPermit, type Permits } from '@/lib/audit/permits';

/**
 * The only governance table that the audit log covers. For a resolution whose file has arrived, the log covers only the
 * motion that adopted it; for a resolution that no motion adopted, it covers nothing.
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

/** The governance tables that the audit log does not cover. */
export const unaudited = tablesOfRecord(
  ...['Team', 'TeamDeliverable', 'Sig', 'LeadershipTerm', 'Membership', 'GovernanceDocument'],
);

/** Rights of the web server on governance tables: a motion that passes adopts a resolution. */
export const webRights: Readonly<Record<string, WebRights>> = {
  Resolution: { insert: true, update: ['status', 'supersededBy'] },
};

/** The triggers that reserve changes of the record for the sync. */
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

/** Permission for the sync: a file of the governance repository replaces what was decided here, or is removed. */
export const permits: Permits = {
  'resolution.follow': ownersPermit({ Resolution: { put: true, gone: true, set: 'any' } }),
};

/** Names of the actions on resolutions, as readers of the log see them. */
export const actionTexts = { 'resolution.follow': 'Resolution followed its file' };
