import type { Metadata } from 'next';
import { ErrorState } from '@/components/error-state';
import { LinkButton } from '@/components/link-button';
import { SearchField } from '@/components/search-field';

export const metadata: Metadata = { title: 'Not found' };

/** The page for an unknown address, or for a name that the record does not have. */
export default function NotFound() {
  return (
    <ErrorState
      code="404"
      level={1}
      title="There is nothing at this address"
      actions={<LinkButton href="/">Go to the start page</LinkButton>}
    >
      <p>
        The name may be spelled another way, or what was here may not have been brought in yet. The
        search looks through everything that has.
      </p>
      <SearchField id="not-found-search" size="large" label="Search" />
    </ErrorState>
  );
}
