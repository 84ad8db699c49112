import { ClaimState } from '@/components/claim-state';
import { Day } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import type { ClaimEntry } from '@/lib/people/identity/claim-queries';

/** Claims with their state, each linked to the page where an admin decides it. */
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
