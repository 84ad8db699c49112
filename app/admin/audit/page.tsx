import type { Metadata } from 'next';
import { FilterBar } from '@/components/filter-bar';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { getLastCheckpoint, listPublications } from '@/lib/checkpoints/queries';
import { getAuditHead, listAudit } from '@/lib/audit/queries';
import { rowNumberIn } from '@/lib/audit/rules';
import { AdminTabs } from '@/app/admin/admin-tabs';
import { PublicationFaults } from '@/app/admin/publication-faults';
import { listIdsOfHandle } from '@/lib/people/identity/group-queries';
import { requireAdmin } from '@/app/admin/require-admin';
import { AuditTable } from './audit-table';

export const metadata: Metadata = { title: 'Audit log', robots: { index: false } };

const PAGE_SIZE = 50;

/** Every write there ever was, the latest first; by subject and by who did it. */
export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  await requireAdmin();
  const query = await searchParams;
  const filter = { subject: textOf(query.subject), actor: textOf(query.actor) };
  const before = rowNumberIn(query.before);
  const actorIds = filter.actor === undefined ? undefined : await listIdsOfHandle(filter.actor);
  const [head, rows, signed, publications] = await Promise.all([
    getAuditHead(),
    listAudit({ subject: filter.subject, actorIds, before, take: PAGE_SIZE + 1 }),
    getLastCheckpoint(),
    listPublications(),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return (
    <>
      <PageHeader
        title="Audit log"
        lead="Each write with who, what and why. Rows are only ever added, and each holds the hash of the one before: “npm run verify -- audit” finds any that was changed, dropped or moved."
      />
      <AdminTabs current="/admin/audit" />
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
      <FilterBar action="/admin/audit" label="Filter the log" clearHref="/admin/audit">
        <TextField
          name="subject"
          label="To what"
          hint="As in the list: motion/12, person/ana-diaz"
          defaultValue={filter.subject}
        />
        <TextField name="actor" label="Who" hint="A person’s handle" defaultValue={filter.actor} />
      </FilterBar>
      <Section title="Rows" layout="full">
        <AuditTable rows={shown} />
      </Section>
      <Pager
        label="Audit log"
        previous={before === undefined ? null : hrefOf(filter)}
        previousLabel="The latest"
        next={last ? hrefOf({ ...filter, before: last.seq.toString() }) : null}
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

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.trim().slice(0, 200) || undefined : undefined;
}

function hrefOf({
  subject,
  actor,
  before,
}: {
  subject?: string;
  actor?: string;
  before?: string;
}): string {
  const query = new URLSearchParams({
    ...(subject && { subject }),
    ...(actor && { actor }),
    ...(before && { before }),
  });
  return query.size === 0 ? '/admin/audit' : `/admin/audit?${query.toString()}`;
}
