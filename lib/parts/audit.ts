import type { AuditedTables, UnauditedTables } from '@/lib/audit/columns';
import type { WebRights } from '@/lib/audit/guards';
import { joinPermits, type Permits } from '@/lib/audit/permits';
import { concepts } from './concepts';
import { joinNamed } from './join-named';

/** The tables that the audit log answers for. */
export const audited: AuditedTables = joinNamed(concepts.map((parts) => parts.audited ?? {}));

/** The tables that it does not answer for, each with the reason. */
export const unaudited: UnauditedTables = joinNamed([
  ...concepts.map((parts) => parts.unaudited ?? {}),
  { _prisma_migrations: 'which migrations were applied' },
]);

/** What the web server may write; nothing of a table that is not here. */
export const webRights: Readonly<Record<string, WebRights>> = joinNamed(
  concepts.map((parts) => parts.webRights ?? {}),
);

/** The triggers of the log and of what it answers for, beside those that capture changes. */
export const triggers = concepts.flatMap((parts) => parts.triggers ?? []);

/** Which action may change what. */
export const permits: Permits = joinPermits(concepts.map((parts) => parts.permits ?? {}));

/** What details of audit rows tell of. */
export const evidence = concepts.flatMap((parts) => parts.evidence ?? []);

/** What concepts hold rows of the log against. */
export const auditChecks = concepts.flatMap((parts) => parts.auditCheck ?? []);

const actionTexts = joinNamed(concepts.map((parts) => parts.actionTexts ?? {}));

/** What was done, in words; an action that is not known here as it is. */
export function actionText(action: string): string {
  return Object.hasOwn(actionTexts, action) ? (actionTexts[action] ?? action) : action;
}
