import type { FeedEntry } from '@/lib/http/atom';
import { escapeHtml } from '@/lib/markup/escape';
import { formatMoment } from '@/lib/time';
import { stateText } from './messages';
import { earliestDecision } from './clock-rules';
import type { MotionEntry } from './view-types';

/** The feed entries of a motion: one for its opening, one for its decision. */
export function motionEntries(motion: MotionEntry): FeedEntry[] {
  const { id, title, state, openedAt, decidedAt, outcome } = motion;
  const path = `/motions/${id}`;
  return [
    ...(openedAt
      ? [
          {
            key: `motion/${id}/opened`,
            title: `Opened: ${title}`,
            path,
            at: openedAt,
            html: openingHtml(motion),
          },
        ]
      : []),
    ...(decidedAt && outcome
      ? [
          {
            key: `motion/${id}/decided`,
            title: `${stateText[state]}: ${title}`,
            path,
            at: decidedAt,
            html: outcome.narrative.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
          },
        ]
      : []),
  ];
}

function openingHtml({ kind, rule, facts, proposer, closesAt }: MotionEntry): string {
  const earliest = rule && earliestDecision(facts, rule);
  const lines = [
    `${rule?.name ?? kind}${proposer ? `, proposed by ${proposer.name}` : ''}.`,
    earliest && `It can be decided from ${formatMoment(earliest)} on.`,
    closesAt && `Voting ends on ${formatMoment(closesAt)}.`,
  ];
  return lines.flatMap((line) => (line ? [`<p>${escapeHtml(line)}</p>`] : [])).join('');
}
