import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { Timeline } from '@/components/timeline';
import { Digest } from '@/app/motions/digest';
import type { MotionRecord } from '@/lib/motions/record-types';
import { formatCount, formatDay } from '@/lib/time';
import { Discussion } from './discussion';
import { hasLinks, LinkList } from './link-list';
import { loadMotion, motionAt, type MotionView } from './load';
import { MotionHead } from './motion-head';
import { ProcedureList } from './procedure-list';
import { allowedProcedures } from './procedures';
import { RevisionList } from './revision-list';
import { MotionTerms, StandingPanel } from './standing-panel';
import { VotePanel } from './vote-panel';
import { VoteRoll } from './vote-roll';

type Props = PageProps<'/motions/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const motion = await motionAt((await params).id);
  if (!motion) return {};
  const { id, title, proposedAt, state } = motion;
  return {
    title: `${title} (motion ${id})`,
    description: `Motion ${id}, proposed on ${formatDay(proposedAt)}, ${state}: ${title}`,
    alternates: { canonical: `/motions/${id}` },
    openGraph: { type: 'article', title },
  };
}

/** The page of a motion: first its count and the reader's vote, then its text, the roll, and its history. */
export default async function MotionPage({ params }: Props) {
  const view = await loadMotion((await params).id);
  const { motion } = view;
  return (
    <article className="motion">
      <MotionHead view={view} />
      <ClockQuestion view={view} />
      <div className="floor">
        <StandingPanel view={view} />
        <VotePanel view={view} />
        <MotionTerms view={view} />
      </div>
      <ProcedureList view={view} />
      <Section title="Text" note={textNote(view)}>
        <Markup html={motion.html} />
        <TextProof motion={motion} />
      </Section>
      {hasLinks(motion) && (
        <Section title="Links">
          <LinkList motion={motion} />
        </Section>
      )}
      {motion.electors.length > 0 && (
        <Section title="Roll of votes" note={rollNote(view)}>
          <VoteRoll view={view} />
        </Section>
      )}
      <Section title="Discussion" note={formatCount(motion.comments.length, 'comment')}>
        <Discussion view={view} />
      </Section>
      <Section title="Revisions" note={formatCount(motion.revisions.length, 'revision')}>
        <RevisionList view={view} />
      </Section>
      <Section title="History" note="Every line is a row of the audit log.">
        <MotionHistory view={view} />
      </Section>
    </article>
  );
}

function textNote({ motion: { revision, isRedacted } }: MotionView): string | undefined {
  const notes = [
    ...(revision > 1 ? [`As of revision ${revision}.`] : []),
    ...(isRedacted ? ['An e-mail address in it is not shown; what was voted on has it.'] : []),
  ];
  return notes.length > 0 ? notes.join(' ') : undefined;
}

function rollNote({ standing, motion }: MotionView): string | undefined {
  const members = motion.outcome?.members ?? standing?.members;
  return members === undefined ? undefined : `${formatCount(members, 'member')} counted.`;
}

/** The proof of the text that votes are bound to: its hash, and the bytes that anyone can hash again. */
function TextProof({ motion: { id, revision, sha256 } }: { motion: MotionRecord }) {
  return (
    <p className="text-proof">
      <Link href={`/motions/${id}/revisions/${revision}/text.md`}>
        Revision {revision} as written
      </Link>
      , SHA-256 <Digest value={sha256} />
    </p>
  );
}

/** A reminder that the chair has to choose the effect of a revision on the clock. Until then it runs on. */
function ClockQuestion({ view }: { view: MotionView }) {
  if (!allowedProcedures(view).includes('clock')) return null;
  const { id, revision } = view.motion;
  return (
    <Callout tone="warn" title={`Revision ${revision} came while the vote was open`}>
      <p>
        The clock runs on unless you say otherwise.{' '}
        <Link href={`/motions/${id}/clock`}>Choose what it does</Link>
      </p>
    </Callout>
  );
}

/** Actions for which a person gives their own reason. The reasons of other actions only repeat the sentence. */
const OWN_REASONS = new Set(
  ['revise', 'hold', 'resume', 'withdraw', 'clock', 'recuse', 'return', 'hide-comment'].map(
    (verb) => `motion.${verb}`,
  ),
);

function MotionHistory({ view: { motion } }: { view: MotionView }) {
  return (
    <Timeline
      label="History"
      items={motion.history.map(({ seq, at, actor, action, sentence, reason }) => ({
        key: String(seq),
        date: <Moment value={at} />,
        title: (
          <>
            <Isolated>{actor.name}</Isolated> {sentence}
          </>
        ),
        children: OWN_REASONS.has(action) && (
          <p>
            <Isolated>{reason}</Isolated>
          </p>
        ),
      }))}
    />
  );
}
