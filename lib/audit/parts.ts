import { EACH_ROW, keeperOf, type Trigger, type WebRights } from './guards';
import { ownersPermit, type Permits } from './permits';

/** Actions by hand as the owner of the tables (docs/OPERATING.md), by a migration, and for rows older than the log. */
const permits: Permits = {
  'audit.repair': ownersPermit('all'),
  'audit.migrate': ownersPermit('all'),
  'audit.baseline': ownersPermit('all'),
};

const webRights: Record<string, WebRights> = { AuditEntry: { insert: true } };

const triggers: Trigger[] = [
  {
    ...{ table: 'AuditEntry', name: 'AuditEntry_append', events: 'BEFORE INSERT' },
    ...{ how: EACH_ROW, call: 'rollcall_audit_append()' },
  },
  keeperOf('AuditEntry'),
  keeperOf('AuditHead', 'BEFORE DELETE OR TRUNCATE'),
  {
    ...{ table: 'AuditPending', name: 'AuditPending_demand', events: 'AFTER INSERT' },
    how: `DEFERRABLE INITIALLY DEFERRED ${EACH_ROW}`,
    call: 'rollcall_audit_demand()',
  },
];

/** Parts of the audit log; see `lib/parts/concepts.ts`. */
export const auditParts = {
  unaudited: {
    AuditEntry: 'the log itself',
    AuditHead: 'the log itself',
    AuditPending: 'the log itself: empty between transactions',
  },
  webRights,
  triggers,
  permits,
  actionTexts: {
    'audit.repair': 'Repaired by hand',
    'audit.migrate': 'Changed by an upgrade',
    'audit.baseline': 'Taken into the log as it was',
  },
};
