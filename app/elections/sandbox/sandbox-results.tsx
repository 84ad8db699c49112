import { Badge } from '@/components/badge';
import { Callout } from '@/components/callout';
import { DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import type { ComparedRun } from '@/lib/elections/tally/compare-types';
import type { TallyResult } from '@/lib/elections/tally/types';
import { formatCount } from '@/lib/time';
import { FullResult } from './full-result';
import type { Counted } from './protocol';

/** All methods side by side, then their disagreements, then each in full. */
export function SandboxResults({ counted }: { counted: Counted }) {
  const { comparison, title, format, ballots, notes } = counted;
  const usual = comparison.camps[0]?.elected ?? [];
  return (
    <>
      <Section
        title="Side by side"
        layout="full"
        note={`${title ? `${title}: ` : ''}${formatCount(ballots, 'ballot')}, read as ${format}.`}
      >
        {notes.length > 0 && (
          <Callout tone="warn" title="About this file">
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Callout>
        )}
        <DataTable
          caption="Who is elected by each method, and in what order"
          rows={comparison.runs}
          rowKey={({ key }) => key}
          columns={[
            { key: 'method', head: 'Method', isRowHeader: true, cell: ({ label }) => label },
            { key: 'elected', head: 'Elected', cell: (run) => <Elected run={run} usual={usual} /> },
            { key: 'order', head: 'Order', cell: ({ result }) => result && orderText(result) },
          ]}
        />
      </Section>
      <Section title="Where they disagree">
        {comparison.remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </Section>
      <Section title="Each method in full" layout="full">
        {comparison.runs.map((run) => (
          <FullResult key={run.key} run={run} />
        ))}
      </Section>
    </>
  );
}

function Elected({
  run: { result, refusal },
  usual,
}: {
  run: ComparedRun;
  usual: readonly string[];
}) {
  if (!result) return refusal;
  const names = namesOf(result);
  const elected = result.elected.map((id) => names(id)).join(', ');
  const isUsual =
    result.elected.length === usual.length && result.elected.every((id) => usual.includes(id));
  return (
    <>
      {elected} {result.tie && <Badge tone="warn">tie to decide</Badge>}
      {!result.tie && !isUsual && <Badge tone="info">differs</Badge>}
    </>
  );
}

/** Returns a function from candidate id to name. */
function namesOf({ candidates }: TallyResult): (id: string) => string {
  return (id) => candidates.find((candidate) => candidate.id === id)?.name ?? id;
}

function orderText(result: TallyResult): string {
  const names = namesOf(result);
  return result.order.map((group) => group.map((id) => names(id)).join(' = ')).join(' > ');
}
