import { Badge, type Tone } from '@/components/badge';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import type { ClaimEntry } from '@/lib/people/identity/claim-queries';

const STATES: Record<string, { tone: Tone; text: string }> = {
  open: { tone: 'info', text: 'Open' },
  approved: { tone: 'good', text: 'Approved' },
  refused: { tone: 'bad', text: 'Refused' },
  withdrawn: { tone: 'neutral', text: 'Withdrawn' },
};

/** Claims with their state, each leading to the page where an admin answers it. */
export function ClaimList({ claims, empty }: { claims: readonly ClaimEntry[]; empty: string }) {
  if (claims.length === 0) return <EmptyState title={empty} />;
  return (
    <EntryList
      label="Claims"
      items={claims.map(({ id, claimant, person, state, reason, askedAt }) => ({
        key: id,
        href: `/admin/claims/${id}`,
        title: (
          <>
            <Isolated>{claimant.name}</Isolated> says to be <Isolated>{person.name}</Isolated>
          </>
        ),
        date: <Day value={askedAt} />,
        badge: <ClaimState state={state} />,
        note: reason,
      }))}
    />
  );
}

/** The state of a claim, in words. */
export function ClaimState({ state }: { state: string }) {
  const { tone, text } = STATES[state] ?? { tone: 'neutral' as const, text: state };
  return <Badge tone={tone}>{text}</Badge>;
}
