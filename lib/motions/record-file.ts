import { closedMarkdown } from '@/lib/markup/render';
import { dayOf, formatMoment } from '@/lib/time';
import { choiceText, stateText } from './messages';
import { listOf } from '@/lib/text';
import type { MotionRecord } from './record-types';
import type { MotionOutcome } from './outcome-types';

/** The context of a record: what the file states besides the motion itself. */
export type RecordContext = {
  bodyName: string;
  /** Address of the motion's page, which has its whole history. */
  address: string;
};

type Decided = MotionRecord & { decidedAt: Date; outcome: MotionOutcome };

/** True if there is a record to write: the motion passed or was rejected. */
export function isOnRecord(motion: MotionRecord): motion is Decided {
  return motion.decidedAt !== null && motion.outcome !== null;
}

/**
 * File name of the record. It is the resolution's where there is one, so that the file replaces the one in the
 * governance repository.
 */
export function recordFileName(motion: Decided): string {
  return `${motion.resolution ?? `${dayOf(motion.decidedAt).replaceAll('-', '')}-motion-${motion.id}`}.md`;
}

/**
 * Writes a decided motion as a Markdown file for the governance repository: the title with its day, the text that was
 * decided on, and then how it was decided, vote by vote.
 */
export async function recordFile(
  motion: Decided,
  { bodyName, address }: RecordContext,
): Promise<string> {
  const { title, text, decidedAt } = motion;
  return [
    `# ${dayOf(decidedAt)} ${plain(title)}`,
    await closedMarkdown(text),
    '## How it was decided',
    `${plain(bodyName)}, motion ${motion.id}: <${address}>`,
    facts(motion),
    votes(motion.outcome),
    ...motion.outcome.narrative.map(plain),
    '',
  ].join('\n\n');
}

function facts(motion: Decided): string {
  const { rule, proposer, proposedAt, openedAt, decidedAt, decidedBy, outcome } = motion;
  const by = decidedBy ? ` by ${decidedBy.name}` : '';
  return [
    `${stateText[motion.state]} on ${formatMoment(decidedAt)}${by}`,
    ...(rule ? [`Rule: ${rule.name} (${rule.source.title})`] : []),
    `Proposed on ${formatMoment(proposedAt)}${proposer ? ` by ${proposer.name}` : ''}`,
    ...(openedAt ? [`Opened on ${formatMoment(openedAt)}`] : []),
    `Text: revision ${motion.revision}, SHA-256 ${motion.sha256}`,
    ...(motion.isRedacted
      ? ['An e-mail address in it is not shown here; what was voted on has it']
      : []),
    ...(outcome.approvals.length > 0
      ? [`Approved by ${listOf(outcome.approvals.map(({ name }) => name))}`]
      : []),
    ...(motion.supersedes.length > 0
      ? [`Takes the place of ${listOf(motion.supersedes.map(({ slug }) => slug))}`]
      : []),
  ]
    .map((line) => `- ${plain(line)}`)
    .join('\n');
}

function votes({ votes: cast }: MotionOutcome): string {
  const rows = cast.map(({ name, choice, revision, castAt, uncounted }) => [
    plain(name),
    `${choice === null ? 'none' : choiceText[choice].toLowerCase()}${uncounted ? `, not counted: ${UNCOUNTED[uncounted]}` : ''}`,
    revision === null ? '' : String(revision),
    castAt === null ? '' : formatMoment(new Date(castAt)),
  ]);
  return [['Member', 'Vote', 'Revision', 'Cast'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const UNCOUNTED = {
  recused: 'stood aside',
  left: 'the seat was given up',
  proposer: 'proposed it',
  'same-person': 'the same person as another member',
  outdated: 'cast on an earlier text',
} as const;

/**
 * Escapes text so that Markdown shows it unchanged, on one line: no markup, no entity, and no list at the start of a
 * line.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}
