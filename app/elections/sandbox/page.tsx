import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Sandbox } from './sandbox';

export const metadata: Metadata = {
  title: 'Count ballots yourself',
  description: 'Count ballots by every voting method side by side, in your browser.',
};

/** Counts any ballots by every method. Nothing is sent: a worker in the browser does the work. */
export default function SandboxPage() {
  return (
    <>
      <PageHeader
        title="Count ballots yourself"
        breadcrumbs={[{ href: '/elections', label: 'Elections' }]}
        lead="Paste or open ballots and see what every voting method makes of them, side by side. They are counted on your own machine: nothing is uploaded."
        actions={<Link href="/guides/methods/choosing">How to choose a method</Link>}
      />
      <noscript>
        <Callout tone="warn" title="This page needs JavaScript">
          <p>
            It counts in your browser. Without scripts, <code>npm run tally</code> in a copy of
            Rollcall does the same.
          </p>
        </Callout>
      </noscript>
      <Sandbox />
    </>
  );
}
