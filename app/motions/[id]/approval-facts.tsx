import { PersonName } from '@/components/person-name';
import { Badge } from '@/components/badge';
import { ChoiceMark } from '@/components/choice-mark';
import { Isolated } from '@/components/isolated';
import { Moment } from '@/components/moment';
import { isCurrent } from '@/lib/motions/electorate-rules';
import { capacityText } from '@/lib/motions/messages';
import type { ApprovalEntry } from '@/lib/motions/view-types';
import type { MotionRecord } from '@/lib/motions/record-types';
import type { Capacity } from '@/lib/motions/types';
import type { MotionRule } from '@/lib/motions/rule-types';
import { formatCount } from '@/lib/time';

/** The consents that a rule asks for besides the votes: those given, with their people, and those missing. */
export function ApprovalFacts({ motion, rule }: { motion: MotionRecord; rule: MotionRule }) {
  const asked: Capacity[] = [...rule.approvals, ...(rule.seconds > 0 ? ['second' as const] : [])];
  const given = motion.approvals.filter(({ revokedAt }) => revokedAt === null);
  const holds = (approval: ApprovalEntry) => isCurrent(approval, motion.facts, rule);
  if (asked.length === 0) return null;
  return (
    <ul className="approvals">
      {asked.map((capacity) => {
        const ofCapacity = given.filter((approval) => approval.capacity === capacity);
        const standing = ofCapacity.filter(holds);
        const outdated = ofCapacity.filter((approval) => !holds(approval));
        const least = capacity === 'second' ? rule.seconds : 1;
        return (
          <li key={capacity}>
            {standing.map((approval) => (
              <Given key={approval.personId} approval={approval} />
            ))}
            {outdated.map((approval) => (
              <Outdated key={approval.personId} approval={approval} />
            ))}
            {standing.length < least && (
              <p>
                <ChoiceMark cast="none" /> Missing: approval by {capacityText[capacity]}
                {least - standing.length > 1 &&
                  ` (${formatCount(least - standing.length, 'more')})`}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A consent to an earlier text: on record, but no longer counted. */
function Outdated({ approval: { by, revision } }: { approval: ApprovalEntry }) {
  return (
    <p>
      <ChoiceMark cast="none" /> <PersonName person={by} />, to revision {revision}:{' '}
      <Badge tone="warn">outdated by a new text</Badge>
    </p>
  );
}

function Given({ approval: { by, capacity, comment, approvedAt } }: { approval: ApprovalEntry }) {
  return (
    <p>
      <ChoiceMark cast="yes" /> <PersonName person={by} />,{' '}
      {capacity === 'second' ? 'seconded it' : `approved, as ${capacityText[capacity]}`} on{' '}
      <Moment value={approvedAt} />
      {comment && (
        <>
          : <Isolated>{comment}</Isolated>
        </>
      )}
    </p>
  );
}
