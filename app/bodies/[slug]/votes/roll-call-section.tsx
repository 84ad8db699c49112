import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { stateText } from '@/lib/motions/messages';
import type { RollCall } from '@/lib/motions/record-rules';
import type { Choice } from '@/lib/motions/types';

/** The decisions in a voting record. */
export function RollCallSection({ rollCalls }: { rollCalls: readonly RollCall[] }) {
  const votesOf = (choice: Choice) => (rollCall: RollCall) =>
    rollCall.voters.filter((voter) => voter.uncounted === null && voter.choice === choice).length;
  return (
    <Section title="Decisions" layout="full" note="The latest first.">
      <DataTable
        caption="Decisions"
        isCaptionHidden
        rows={rollCalls}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'title',
            head: 'Motion',
            isRowHeader: true,
            cell: ({ id, title }) => <Link href={`/motions/${id}`}>{title}</Link>,
          },
          {
            key: 'state',
            head: 'Result',
            cell: ({ state }) => (
              <Badge tone={state === 'passed' ? 'good' : 'bad'}>{stateText[state]}</Badge>
            ),
          },
          { key: 'yes', head: 'Yes', isNumeric: true, cell: votesOf('yes') },
          { key: 'no', head: 'No', isNumeric: true, cell: votesOf('no') },
          { key: 'abstain', head: 'Abstained', isNumeric: true, cell: votesOf('abstain') },
          {
            key: 'asked',
            head: 'Asked',
            cell: ({ isForAll }) => (isForAll ? 'all members' : 'fast track'),
          },
          {
            key: 'decided',
            head: 'Decided',
            isTight: true,
            cell: ({ decidedAt }) => <Moment value={decidedAt} />,
          },
        ]}
      />
    </Section>
  );
}
