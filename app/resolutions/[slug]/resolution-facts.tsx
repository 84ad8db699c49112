import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import type { ResolutionPage } from '@/lib/governance/page-queries';
import { sourceFileUrl } from '@/lib/community/community';
import { formatNumber } from '@/lib/time';

/** The origin of the text: its proposer, the day its commit reached the main branch, its files. */
export function ResolutionFacts({ resolution }: { resolution: ResolutionPage }) {
  const { author, adoptedAt, changedAt, attachments } = resolution;
  const hasChanged = adoptedAt?.getTime() !== changedAt?.getTime();
  return (
    <Section title="About this text">
      <KeyValue
        items={[
          { term: 'Proposed by', value: author },
          { term: 'Landed', value: adoptedAt && <Moment value={adoptedAt} /> },
          { term: 'Last changed', value: changedAt && hasChanged && <Moment value={changedAt} /> },
          {
            term: attachments.length === 1 ? 'Attachment' : 'Attachments',
            value:
              attachments.length === 0
                ? null
                : attachments.map((file) => (
                    <span key={file.path}>
                      <Link href={sourceFileUrl('governance', file.path)}>{file.name}</Link> (
                      {formatNumber(Math.ceil(file.bytes / 1024))} KiB){' '}
                    </span>
                  )),
          },
          { term: 'Source', value: <Source resolution={resolution} /> },
        ]}
      />
    </Section>
  );
}

/**
 * A link to the file upstream, or to the file to propose there if the text was adopted here and is not upstream yet.
 */
function Source({ resolution: { path, origin, motionId } }: { resolution: ResolutionPage }) {
  if (origin === 'motion' && motionId !== null) {
    return (
      <>
        Adopted here; not in the governance repository yet.{' '}
        <Link href={`/motions/${motionId}/record.md`}>The file for it</Link>
      </>
    );
  }
  return <Link href={sourceFileUrl('governance', path)}>{path}</Link>;
}
