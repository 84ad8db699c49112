'use client';

import { ErrorState } from '@/components/error-state';
import { LinkButton } from '@/components/link-button';
import './globals.css';

/** The page shown when the layout itself fails. It needs only the stylesheet. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Rollcall could not be shown</title>
      </head>
      <body>
        <main id="content">
          <ErrorState
            level={1}
            title="Rollcall could not be shown"
            actions={<LinkButton href="/">Go to the start page</LinkButton>}
          >
            <p>
              Something on our side failed. Nothing was lost.
              {error.digest && ` The server's log has the cause under ${error.digest}.`}
            </p>
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
