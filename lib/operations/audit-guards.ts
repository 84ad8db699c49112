import type { AuditedTable } from '@/lib/audit/columns';
import { ANY_ROWS, EACH_ROW, type Trigger } from '@/lib/audit/guards';
import { audited, triggers, unaudited, webRights } from '@/lib/parts/audit';

/** Group role that the web server's role belongs to. */
export const GROUP = 'rollcall_app';

/** Tables that only the database itself reads or writes. */
export const PRIVATE: readonly string[] = ['AuditPending', '_prisma_migrations'];

/** Our functions in the database, each with a hash of its definition. A migration that replaces one changes it here. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  rollcall_audit_append: '6cc1302a9debfeff77ffc1d97b9267ac',
  rollcall_audit_baseline: '09901938d5851db1af93c616e92fc21c',
  rollcall_audit_begin: '3fbbab966ce90697a01755c37cd50fca',
  rollcall_audit_capture: '21694f767fa11cbfd4e1bb7015cb1d20',
  rollcall_audit_demand: '0f1f1eda83382f808416a86d279467f4',
  rollcall_audit_hash: '739de104202730237abd7a2b348a1a0e',
  rollcall_audit_image: 'baf51ce12ef133810b2fb5351a9a39d6',
  rollcall_audit_note: '1e8427c0e2733dfec602f343b49fc9db',
  rollcall_grant_rights: 'e7ad6521a93344aac4fdd428e62097ef',
  rollcall_keep_record: '3322792651cd7efe0af005ad65d9166d',
  rollcall_keep_superseded: '50b8b39d022d489b51bb3dfca6360b7a',
  rollcall_next_motion: 'c31ad32b4ff5f83a5b178b3df65225fa',
  rollcall_refuse_change: '8be460719d99e14645e78164acaa95b0',
};

/** The only one of these functions that the web server calls. It returns a new motion's number. */
export const CALLED = 'rollcall_next_motion';

/** The trigger that captures the changes of an audited table. */
function captureOf(table: string, { key, digested, free }: AuditedTable): Trigger {
  const names = [key, Object.keys(digested), Object.keys(free)];
  const given = names.map((columns) => `'${columns.join(',')}'`).join(', ');
  return {
    ...{ table, name: `${table}_audit`, events: 'AFTER INSERT OR DELETE OR UPDATE', how: EACH_ROW },
    call: `rollcall_audit_capture(${given})`,
  };
}

const OURS = [
  ...Object.entries(audited).map(([table, known]) => captureOf(table, known)),
  ...triggers,
];

/** Tables whose triggers are checked: the audited ones and the log itself. */
export const GUARDED: readonly string[] = [...new Set(OURS.map(({ table }) => table))];

/** Triggers of the guarded tables, in PostgreSQL's notation. */
export const TRIGGERS: ReadonlyMap<string, string> = new Map(
  OURS.map(({ table, name, events, how, call }) => {
    const constraint = how.includes('DEFERRABLE') ? 'CONSTRAINT ' : '';
    return [
      `${table} ${name}`,
      `CREATE ${constraint}TRIGGER "${name}" ${events} ON public."${table}" ${how} EXECUTE FUNCTION ${call}`,
    ];
  }),
);

/** A right of a role other than the owner; `column` is null for a right to the whole table. */
export type Right = { grantee: string; table: string; column: string | null; privilege: string };

/** True if the web server is meant to have this right. On an unlisted table it may have all. */
export function mayWrite({ table, column, privilege }: Right): boolean {
  const known = Object.hasOwn(audited, table) || Object.hasOwn(unaudited, table);
  const rights = known ? (webRights[table] ?? {}) : ANY_ROWS;
  if (privilege === 'insert') return rights.insert === true;
  if (privilege === 'delete') return rights.delete === true;
  if (privilege !== 'update') return false;
  if (column === null) return rights.never?.length === 0;
  return rights.update?.includes(column) ?? (rights.never ? !rights.never.includes(column) : false);
}
