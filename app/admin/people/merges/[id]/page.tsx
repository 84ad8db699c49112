import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { ActionTextarea } from '@/components/action-fields';
import { Isolated } from '@/components/isolated';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { getMerge } from '@/lib/people/admin-queries';
import { requireAdmin, requireId } from '@/app/admin/require-admin';
import { pageOf } from '@/app/admin/side-facts';
import { undoMergeAction } from './actions';

export const metadata: Metadata = { title: 'Merge', robots: { index: false } };

/** One merge, and the form that undoes it. */
export default async function MergeEntryPage({ params }: PageProps<'/admin/people/merges/[id]'>) {
  await requireAdmin();
  const merge = await getMerge(requireId((await params).id));
  if (!merge) notFound();
  const { id, from, into, reason, mergedAt, undoneAt, undoneReason } = merge;
  return (
    <>
      <PageHeader
        title={
          <>
            <Isolated>{from.name}</Isolated> is <Isolated>{into.name}</Isolated>
          </>
        }
        eyebrow={undoneAt ? 'Merge, undone' : 'Merge'}
        breadcrumbs={[{ href: '/admin/people', label: 'People and merges' }]}
      />
      <Section title="What was merged">
        <KeyValue
          items={[
            { term: 'This person', value: <Link href={pageOf(from.handle)}>{from.handle}</Link> },
            { term: 'The same as', value: <Link href={pageOf(into.handle)}>{into.handle}</Link> },
            { term: 'Merged', value: <Moment value={mergedAt} /> },
            { term: 'Reason', value: reason },
            { term: 'Undone', value: undoneAt && <Moment value={undoneAt} /> },
            { term: 'Reason for undoing', value: undoneReason },
          ]}
        />
      </Section>
      {!undoneAt && (
        <Section
          title="Undo"
          note="Both are again who they were: what was done as one of them stays with that one. Roles given after the merge stay with the page that stayed."
        >
          <ActionForm action={undoMergeAction} label="Undo the merge">
            <input type="hidden" name="mergeId" value={id} />
            <ActionTextarea
              name="reason"
              label="Reason"
              hint="No e-mail addresses."
              rows={3}
              isRequired
            />
            <SubmitButton tone="danger">Undo the merge</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
