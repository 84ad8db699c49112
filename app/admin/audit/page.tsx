import type { Metadata } from 'next';
import { z } from 'zod';
import { FilterBar } from '@/components/filter-bar';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { getLastCheckpoint, listPublications } from '@/lib/checkpoints/queries';
import { getAuditHead, listAudit } from '@/lib/audit/queries';
import { rowNumberIn } from '@/lib/audit/rules';
import { pageSizes, searchParameter, takePage, textParameter } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { AdminTabs } from '@/app/admin/admin-tabs';
import { PublicationFaults } from '@/app/admin/publication-faults';
import { listIdsOfHandle } from '@/lib/people/identity/group-queries';
import { requireAdmin } from '@/app/admin/require-admin';
import { AuditTable } from './audit-table';

export const metadata: Metadata = { title: 'Audit log', robots: { index: false } };

const HERE = '/admin/audit';

const parameters = z.object({
  subject: searchParameter,
  actor: searchParameter,
  before: textParameter.transform(rowNumberIn),
});

/** The audit log, latest row first, filtered by subject and by actor. */
export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  await requireAdmin();
  const read = readParameters(parameters, await searchParams);
  const { before, subject, actor } = read.ok ? read.value : {};
  const filter = { subject, actor };
  const actorIds = actor === undefined ? undefined : await listIdsOfHandle(actor);
  const [head, rows, signed, publications] = await Promise.all([
    getAuditHead(),
    listAudit({ subject, actorIds, before, take: pageSizes.medium + 1 }),
    getLastCheckpoint(),
    listPublications(),
  ]);
  const { shown, last } = takePage(rows, pageSizes.medium);
  return (
    <>
      <PageHeader
        title="Audit log"
        lead="Each write with who, what and why. Rows are only ever added, and each holds the hash of the one before: “npm run verify -- audit” finds any that was changed, dropped or moved."
      />
      <AdminTabs current={HERE} />
      <PublicationFaults publications={publications} />
      <Section title="Head of the chain">
        <KeyValue
          items={[
            { term: 'Last row', value: head.seq.toString() },
            { term: 'Its hash', value: <code className="digest">{head.hash}</code> },
            { term: 'Signed', value: signed && <Signed {...signed} /> },
          ]}
        />
      </Section>
      <FilterBar action={HERE} label="Filter the log" clearHref={HERE}>
        <TextField
          name="subject"
          label="To what"
          hint="As in the list: motion/12, person/ana-diaz"
          defaultValue={subject}
        />
        <TextField name="actor" label="Who" hint="A person’s handle" defaultValue={actor} />
      </FilterBar>
      <Section title="Rows" layout="full">
        <AuditTable rows={shown} />
      </Section>
      <ListPager
        label="Audit log"
        address={HERE}
        filter={filter}
        isFurther={before !== undefined}
        startLabel="The latest"
        next={last ? { before: last.seq.toString() } : null}
        nextLabel="Older"
      />
    </>
  );
}

function Signed({ seq, at }: { seq: bigint; at: Date }) {
  return (
    <>
      Up to row {seq.toString()}, <Moment value={at} />.{' '}
      <Link href="/security/log">What is published</Link>
    </>
  );
}
