import { DataTable } from '@/components/data-table';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { capacityText } from '@/lib/motions/messages';
import { listOf } from '@/lib/text';
import { closerText, fewestYes } from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rule-types';
import { formatCount } from '@/lib/time';

type Props = { rules: readonly MotionRule[]; members: number; isSeats: boolean };

/** A table of all kinds of a body, each with a link to its section. */
export function OverviewSection({ rules, members, isSeats }: Props) {
  return (
    <Section
      title="At a glance"
      layout="full"
      note={
        isSeats
          ? `Nobody is known to sit on it at that moment: the numbers are for all ${members} seats.`
          : `With ${formatCount(members, 'member')}, counted on the day.`
      }
    >
      <DataTable
        caption="Kinds of motions"
        isCaptionHidden
        rows={rules}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: 'name',
            head: 'Kind',
            isRowHeader: true,
            cell: ({ kind, name }) => <Link href={`#${kind}`}>{name}</Link>,
          },
          {
            key: 'yes',
            head: 'Yes votes',
            isNumeric: true,
            cell: (rule) => fewestYes(rule, members) || '',
          },
          { key: 'also', head: 'Also', cell: alsoText },
          { key: 'time', head: 'Minimum time', isTight: true, cell: minimumText },
          { key: 'closer', head: 'Closed by', cell: closerText },
        ]}
      />
    </Section>
  );
}

function minimumText({ minimumDays }: MotionRule): string {
  return minimumDays === 0 ? 'none' : formatCount(minimumDays, 'day');
}

/** Lists the demands besides the yes votes, in a few words. */
function alsoText({ thresholds, approvals, objectionHolds, seconds, quorum }: MotionRule): string {
  const demands = [
    seconds > 0 && formatCount(seconds, 'second'),
    thresholds.some(({ of }) => of === 'yes-and-no') && 'more yes than no',
    thresholds.some(({ of }) => of === 'cast') && 'a share of those who vote',
    quorum && 'a quorum',
    objectionHolds && 'no objection',
    approvals.length > 0 && `approval by ${listOf(approvals.map((one) => capacityText[one]))}`,
  ].filter((part) => part !== false && part !== null && part !== '');
  return demands.join(', ');
}
