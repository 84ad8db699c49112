import { DataTable, type Column } from '@/components/data-table';
import { KeyValue } from '@/components/key-value';
import { Section } from '@/components/section';
import { listOf } from '@/lib/motions/messages';
import { fewestYes } from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rules';

/** How many sizes are shown on either side of the present one. */
const AROUND = 3;

/** What the thresholds come to when seats are vacant, or members recused. */
export function SizesSection({
  rules,
  members,
}: {
  rules: readonly MotionRule[];
  members: number;
}) {
  const groups = groupsOf(rules);
  if (groups.length === 0) return null;
  const sizes = Array.from({ length: 2 * AROUND + 1 }, (_, index) => members - AROUND + index);
  const columns: Column<number>[] = [
    {
      key: 'members',
      head: 'Members who count',
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
      note="Yes votes at least. A vacant seat and a recused member are not counted; a share is rounded up."
    >
      <DataTable
        caption="Yes votes by number of members"
        isCaptionHidden
        rows={sizes.filter((size) => size > 0)}
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
    .filter(({ of }) => of === 'members')
    .map(
      ({ is, numerator, denominator }) =>
        `${is === 'at-least' ? 'At least' : 'More than'} ${numerator}/${denominator}`,
    )
    .join(', ');
}

/** Kinds that ask for the same share of the members, joined. */
function groupsOf(rules: readonly MotionRule[]) {
  const groups = new Map<string, { key: string; names: string[]; rule: MotionRule }>();
  for (const rule of rules) {
    const shares = rule.thresholds.filter(({ of }) => of === 'members');
    if (shares.length === 0) continue;
    const key = JSON.stringify([shares, rule.yesVotes]);
    const group = groups.get(key) ?? { key, names: [], rule };
    group.names.push(rule.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
