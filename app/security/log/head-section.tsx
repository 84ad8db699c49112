import { Callout } from '@/components/callout';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import type { Publication, SignedCheckpoint } from '@/lib/checkpoints/queries';

type Props = { checkpoint: SignedCheckpoint | null; publications: readonly Publication[] };

/** The latest signed head, as text to keep, and a warning if its signing or publication fails. */
export function HeadSection({ checkpoint, publications }: Props) {
  return (
    <Section
      title="The signed head"
      note="One line of text stands for every row before it. Signed each hour in which something was written, and with each decision."
    >
      {publications.filter(isHeldUp).map((publication) => (
        <HeldUp key={publication.place} publication={publication} />
      ))}
      {checkpoint ? (
        <Head checkpoint={checkpoint} publications={publications} />
      ) : (
        <EmptyState title="Not signed yet">
          <p>The first head is signed within a minute of the first row, while the worker runs.</p>
        </EmptyState>
      )}
    </Section>
  );
}

function isHeldUp({ failure }: Publication): boolean {
  return failure !== null;
}

const HELD_UP = {
  signature: 'The head is not being signed',
  file: 'The operator’s file could not be written',
  repository: 'The operator’s git repository could not be written',
};

/** A warning that publication fails. The reason is on /admin only, because it may quote the operator's settings. */
function HeldUp({ publication: { place, failedAt } }: { publication: Publication }) {
  return (
    <Callout tone="warn" title={HELD_UP[place]}>
      <p>
        {failedAt && (
          <>
            Since <Moment value={failedAt} />.{' '}
          </>
        )}
        It is tried again every minute, and the admins see why it fails.
      </p>
    </Callout>
  );
}

function Head({ checkpoint, publications }: { checkpoint: SignedCheckpoint } & Props) {
  const { seq, at, key, note } = checkpoint;
  return (
    <>
      <KeyValue
        items={[
          { term: 'Last row', value: seq.toString() },
          { term: 'Signed', value: <Moment value={at} /> },
          {
            term: 'Key',
            value: <code className="digest">{key}</code>,
          },
          { term: 'Published', value: <Places publications={publications} /> },
        ]}
      />
      <figure className="signed-note">
        <figcaption>
          The checkpoint, to keep <CopyButton text={note} label="the checkpoint" />
        </figcaption>
        <pre className="kept-text">{note}</pre>
      </figure>
    </>
  );
}

function Places({ publications }: { publications: readonly Publication[] }) {
  const others = publications.filter(({ place, at }) => place !== 'signature' && at !== null);
  return (
    <ul className="stack gap-small">
      <li>
        here, <Link href="/security/log/checkpoints.txt">all of them as text</Link> and as a{' '}
        <Link href="/security/log/feed.xml">feed</Link>
      </li>
      <li>in the mail of each decision, to those who get that mail</li>
      {others.map(({ place, seq }) => (
        <li key={place}>
          in a {place === 'file' ? 'file' : 'git repository'} of the operator’s choice, up to row{' '}
          {seq.toString()}
        </li>
      ))}
    </ul>
  );
}
