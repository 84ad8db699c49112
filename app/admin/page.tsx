import type { Metadata } from 'next';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Stat, StatRow } from '@/components/stat';
import { listPublications } from '@/lib/checkpoints/queries';
import { now } from '@/lib/clock';
import { getMailState } from '@/lib/notices/queries';
import { mailTables } from '@/lib/parts/letters';
import { listConflicts } from '@/lib/people/admin-queries';
import { getAuditHead, listAudit } from '@/lib/audit/queries';
import { listOpenClaims } from '@/lib/people/identity/claim-queries';
import { listGrantsInForce } from '@/lib/people/roles/grant-queries';
import { formatNumber } from '@/lib/time';
import { AdminTabs } from './admin-tabs';
import { AuditTable } from './audit/audit-table';
import { ClaimList } from './claims/claim-list';
import { PublicationFaults } from './publication-faults';
import { requireAdmin } from './require-admin';

export const metadata: Metadata = { title: 'Admin', robots: { index: false } };

/** The start page for admins: open tasks and the latest audit log rows. */
export default async function AdminPage() {
  await requireAdmin();
  const [claims, conflicts, grants, mail, head, latest, publications] = await Promise.all([
    listOpenClaims(),
    listConflicts(),
    listGrantsInForce(now()),
    getMailState(mailTables),
    getAuditHead(),
    listAudit({ take: 10 }),
    listPublications(),
  ]);
  const isWaiting = mail.waitsFor !== null;
  return (
    <>
      <PageHeader title="Admin" lead="Who is who, who may do what, and what was done." />
      <AdminTabs current="/admin" />
      <PublicationFaults publications={publications} />
      <StatRow>
        <Stat label="Open claims" value={formatNumber(claims.length)} href="/admin/claims" />
        <Stat
          label="Conflicting addresses"
          value={formatNumber(conflicts.length)}
          href="/admin/people#conflicts"
        />
        <Stat label="Roles in force" value={formatNumber(grants.length)} href="/admin/grants" />
        <Stat
          label="Mails that failed"
          value={formatNumber(mail.failed)}
          note={isWaiting ? `Mail waits for ${mail.waitsFor ?? ''}` : `${mail.waiting} waiting`}
        />
      </StatRow>
      <Section title="Claims to answer">
        <ClaimList claims={claims} empty="Nobody waits for an answer" />
      </Section>
      <Section
        title="Latest in the audit log"
        layout="full"
        note={`Row ${head.seq.toString()} is the last. Its hash is on the page of the log.`}
        actions={<Link href="/admin/audit">The whole log</Link>}
      >
        <AuditTable rows={latest} />
      </Section>
    </>
  );
}
