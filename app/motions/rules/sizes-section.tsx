import { DataTable, type Column } from '@/components/data-table';
import { KeyValue } from '@/components/key-value';
import { Section } from '@/components/section';
import { listOf } from '@/lib/text';
import { fewestYes, isOfMembers } from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rule-types';

/** Smallest number of sizes shown. For a larger body, the table continues up to its own size. */
const SIZES = 15;

/** A table of the yes votes that shares of members come to, for every size of the body. */
export function SizesSection({
  rules,
  members,
}: {
  rules: readonly MotionRule[];
  members: number;
}) {
  const groups = groupsOf(rules);
  if (groups.length === 0) return null;
  const sizes = Array.from({ length: Math.max(SIZES, members) }, (_, index) => index + 1);
  const columns: Column<number>[] = [
    {
      key: 'members',
      head: 'Members',
      isRowHeader: true,
      cell: (size) => (size === members ? `${size} (counted)` : size),
    },
    ...groups.map(({ key, rule }) => ({
      key,
      head: headOf(rule),
      isNumeric: true,
      cell: (size: number) => fewestYes(rule, size),
    })),
  ];
  return (
    <Section
      title="With more or fewer members"
      layout="full"
      note="Yes votes at least. A vacant seat is not counted; a share is rounded up. A share of all members includes those who recused themselves, so that a few cannot decide for the body."
    >
      <DataTable
        caption="Yes votes by number of members"
        isCaptionHidden
        rows={sizes}
        rowKey={String}
        columns={columns}
      />
      <KeyValue
        items={groups.map(({ names, rule }) => ({ term: headOf(rule), value: listOf(names) }))}
      />
    </Section>
  );
}

function headOf({ thresholds }: MotionRule): string {
  return thresholds
    .filter(isOfMembers)
    .map(
      ({ of, is, numerator, denominator }) =>
        `${is === 'at-least' ? 'At least' : 'More than'} ${numerator}/${denominator} of ${of === 'members' ? 'those not recused' : 'all members'}`,
    )
    .join(', ');
}

/** Groups the kinds that ask for the same share of the members. */
function groupsOf(rules: readonly MotionRule[]) {
  const groups = new Map<string, { key: string; names: string[]; rule: MotionRule }>();
  for (const rule of rules) {
    const shares = rule.thresholds.filter(isOfMembers);
    if (shares.length === 0) continue;
    const key = JSON.stringify([shares, rule.yesVotes]);
    const group = groups.get(key) ?? { key, names: [], rule };
    group.names.push(rule.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
