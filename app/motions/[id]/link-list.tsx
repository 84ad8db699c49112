import { StateBadge } from '@/app/motions/state-badge';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { KeyValue } from '@/components/key-value';
import type { MotionLinkKind } from '@/lib/motions/view-types';
import type { MotionRecord } from '@/lib/motions/record-types';

const TERMS: Record<MotionLinkKind, string> = {
  motion: 'Competes with',
  reverts: 'Takes back',
  'reverted-by': 'Taken back by',
  resolution: 'Resolutions',
  team: 'Teams',
  thread: 'Threads',
};

/** The links of a motion: its subjects, and the motions it competes with. */
export function LinkList({ motion }: { motion: MotionRecord }) {
  const kinds = Object.keys(TERMS) as MotionLinkKind[];
  return (
    <KeyValue
      items={[
        {
          term: 'Takes the place of',
          value: motion.supersedes.length > 0 && (
            <ul>
              {motion.supersedes.map(({ slug, title }) => (
                <li key={slug}>
                  <Link href={`/resolutions/${encodeURIComponent(slug)}`}>
                    <Isolated>{title}</Isolated>
                  </Link>
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: 'About the team',
          value: motion.team && <Link href={`/teams/${motion.team}`}>{motion.team}</Link>,
        },
        ...kinds.map((kind) => ({ term: TERMS[kind], value: linksOf(motion, kind) })),
      ]}
    />
  );
}

/** True if there are links to list. */
export function hasLinks({ links, supersedes, team }: MotionRecord): boolean {
  return links.length > 0 || supersedes.length > 0 || team !== null;
}

function linksOf({ links }: MotionRecord, kind: MotionLinkKind) {
  const those = links.filter((link) => link.kind === kind);
  if (those.length === 0) return null;
  return (
    <ul>
      {those.map(({ target, title, href, state }) => (
        <li key={target}>
          <Link href={href}>
            <Isolated>{title}</Isolated>
          </Link>{' '}
          {state && <StateBadge state={state} />}
        </li>
      ))}
    </ul>
  );
}
