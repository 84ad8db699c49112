'use client';

import { ErrorState } from '@/components/error-state';
import { LinkButton } from '@/components/link-button';

/** The page shown when a page fails. It gives no details; the digest identifies the cause in the server's log. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return (
    <ErrorState
      level={1}
      title="This page could not be shown"
      actions={
        <>
          <LinkButton href="" tone="primary">
            Try again
          </LinkButton>
          <LinkButton href="/status">See the state of the site</LinkButton>
        </>
      }
    >
      <p>
        Something on our side failed, often because the database is being restarted. Nothing was
        lost.
        {error.digest && ` The server's log has the cause under ${error.digest}.`}
      </p>
    </ErrorState>
  );
}
