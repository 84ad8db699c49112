import { PersonName } from '@/components/person-name';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import { Moment } from '@/components/moment';
import { TextDiff } from '@/components/text-diff';
import { diffTexts } from '@/lib/motions/text-diff';
import type { ClockChoice, RevisionEntry } from '@/lib/motions/view-types';
import type { MotionView } from './load';

/** The revisions, newest first, and the changes made by the newest. */
export function RevisionList({ view: { motion } }: { view: MotionView }) {
  const { revisions, id } = motion;
  const [before, current] = revisions.slice(-2);
  return (
    <>
      <EntryList
        label="Revisions"
        items={revisions.toReversed().map((revision) => ({
          key: String(revision.number),
          title: (
            <>
              Revision {revision.number}: <Isolated>{revision.note}</Isolated>
            </>
          ),
          href: `/motions/${id}/revisions/${revision.number}`,
          note: <RevisionNote revision={revision} isOpen={motion.openedAt !== null} />,
        }))}
      />
      {before && current && (
        <details>
          <summary>What revision {current.number} changed</summary>
          <TextDiff
            diff={diffTexts(before.text, current.text)}
            label={`Revision ${before.number} and revision ${current.number}`}
          />
        </details>
      )}
    </>
  );
}

/** The author and time of a revision, and its effect on the clock. */
export function RevisionNote({ revision, isOpen }: { revision: RevisionEntry; isOpen: boolean }) {
  const { author, revisedAt, clock, number } = revision;
  return (
    <>
      {author && (
        <>
          <PersonName person={author} />,{' '}
        </>
      )}
      <Moment value={revisedAt} />
      {clock && <ClockNote choice={clock} />}
      {!clock && number > 1 && isOpen && <p>The clock runs on; nothing else has been chosen.</p>}
    </>
  );
}

function ClockNote({ choice: { clock, by, reason } }: { choice: ClockChoice }) {
  return (
    <p>
      {clock === 'restarts' ? 'The clock started again' : 'The clock runs on'}
      {by && (
        <>
          , chosen by <PersonName person={by} />
        </>
      )}
      : <Isolated>{reason}</Isolated>
    </p>
  );
}
