import type { AuditedTables, UnauditedTables } from '@/lib/audit/columns';
import type { WebRights } from '@/lib/audit/guards';
import { joinPermits, type Permits } from '@/lib/audit/permits';
import { concepts } from './concepts';
import { joinNamed } from './join-named';

/** Tables that the audit log covers. */
export const audited: AuditedTables = joinNamed(concepts.map((parts) => parts.audited ?? {}));

/** Tables that the audit log does not cover, each with the reason. */
export const unaudited: UnauditedTables = joinNamed([
  ...concepts.map((parts) => parts.unaudited ?? {}),
  { _prisma_migrations: 'which migrations were applied' },
]);

/** Rights of the web server to write, by table; it may write nothing to a table that is not listed. */
export const webRights: Readonly<Record<string, WebRights>> = joinNamed(
  concepts.map((parts) => parts.webRights ?? {}),
);

/** Triggers of the log and of the tables it covers, apart from those that capture changes. */
export const triggers = concepts.flatMap((parts) => parts.triggers ?? []);

/** Tables and columns that each action may change. */
export const permits: Permits = joinPermits(concepts.map((parts) => parts.permits ?? {}));

/** Rows that the details of audit rows are evidence of. */
export const evidence = concepts.flatMap((parts) => parts.evidence ?? []);

/** Checks of the log against the tables of concepts. */
export const auditChecks = concepts.flatMap((parts) => parts.auditCheck ?? []);

const actionTexts = joinNamed(concepts.map((parts) => parts.actionTexts ?? {}));

/** Text for an action; the action itself if it has none. */
export function actionText(action: string): string {
  return Object.hasOwn(actionTexts, action) ? (actionTexts[action] ?? action) : action;
}
