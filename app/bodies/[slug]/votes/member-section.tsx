import { DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { participationOf, type MemberRecord } from '@/lib/motions/record-rules';
import { PersonName } from '@/components/person-name';

type Props = { records: readonly MemberRecord[]; note: string };

/** Each member's number of votes, by choice. */
export function MemberSection({ records, note }: Props) {
  const hasFastTracks = records.some(({ fastTracks }) => fastTracks > 0);
  return (
    <Section
      title="Members"
      layout="full"
      note={`${note} Called: roll calls in which they had a seat at the decision and were not recused.`}
    >
      <DataTable
        caption="Votes by member"
        isCaptionHidden
        rows={records}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            head: 'Member',
            isRowHeader: true,
            cell: (record) => <PersonName person={record} />,
          },
          { key: 'participation', head: 'Took part', isNumeric: true, cell: participationText },
          { key: 'called', head: 'Called', isNumeric: true, cell: ({ called }) => called },
          { key: 'yes', head: 'Yes', isNumeric: true, cell: ({ yes }) => yes },
          { key: 'no', head: 'No', isNumeric: true, cell: ({ no }) => no },
          { key: 'abstain', head: 'Abstained', isNumeric: true, cell: ({ abstain }) => abstain },
          { key: 'absent', head: 'Absent', isNumeric: true, cell: ({ absent }) => absent },
          { key: 'recused', head: 'Recused', isNumeric: true, cell: ({ recused }) => recused },
          ...(hasFastTracks
            ? [
                {
                  key: 'fast',
                  head: 'On fast tracks',
                  isNumeric: true,
                  cell: ({ fastTracks }: MemberRecord) => fastTracks,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function participationText(record: MemberRecord): string {
  const share = participationOf(record);
  return share === null ? '' : `${Math.round(share * 100)} %`;
}
