import { DataTable, type Column } from '@/components/data-table';
import { Section } from '@/components/section';
import { agreementOf, type MemberRecord, type RollCall } from '@/lib/motions/record-rules';
import { PersonName } from '@/components/person-name';

type Props = { rollCalls: readonly RollCall[]; records: readonly MemberRecord[] };

/** A table of members by members that shows how often each two voted alike. */
export function AgreementSection({ rollCalls, records }: Props) {
  const voters = records.filter(({ yes, no, abstain }) => yes + no + abstain > 0);
  if (voters.length < 2) return null;
  const columns: Column<MemberRecord>[] = [
    { key: 'name', head: 'Member', isRowHeader: true, cell: (row) => <PersonName person={row} /> },
    ...voters.map(({ key, name }): Column<MemberRecord> => ({
      key,
      head: name,
      isNumeric: true,
      cell: (row) => (row.key === key ? '' : agreementText(rollCalls, row.key, key)),
    })),
  ];
  return (
    <Section
      title="Agreement"
      layout="full"
      note="Of the roll calls in which both voted, those in which they voted the same. Abstaining is a vote of its own."
    >
      <div
        className="table-scroll"
        role="region"
        aria-label="Agreement between members"
        tabIndex={0}
      >
        <DataTable
          caption="Agreement between members"
          isCaptionHidden
          rows={voters}
          rowKey={({ key }) => key}
          columns={columns}
        />
      </div>
    </Section>
  );
}

function agreementText(rollCalls: readonly RollCall[], one: string, other: string): string {
  const { together, same } = agreementOf(rollCalls, one, other);
  return together === 0 ? '' : `${same} of ${together}`;
}
