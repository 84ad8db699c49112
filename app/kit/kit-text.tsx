import { Badge } from '@/components/badge';
import { Callout } from '@/components/callout';
import { CodeHash } from '@/components/code-hash';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { ErrorState } from '@/components/error-state';
import { Cluster, Grid } from '@/components/flow';
import { KeyValue } from '@/components/key-value';
import { LinkButton } from '@/components/link-button';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Section } from '@/components/section';
import { Day } from '@/components/day';
import { PROSE } from './prose';

const HASH = '4f1c0a9be7d2356a8c01f9b27de64a30c5b8d914';

/** Samples of text components: badges, callouts, lists, facts, states, prose. */
export function KitText({ theme }: { theme: string }) {
  return (
    <>
      <Section
        id={`${theme}-badges`}
        title="Badges and callouts"
        note="Each tone has a shape of its own."
        actions={<Link href="#content">A section’s link</Link>}
      >
        <Badges />
        <Callouts />
      </Section>
      <Section id={`${theme}-entries`} title="Entries" note="Dated things to read.">
        <Entries />
      </Section>
      <Section id={`${theme}-facts`} title="Facts">
        <KeyValue
          items={[
            { term: 'Lead', value: 'Maren Oyelaran (mareno)' },
            { term: 'Release model', value: 'cycle-with-rc' },
            { term: 'Commit', value: <CodeHash value={HASH} href="https://example.org" /> },
            { term: 'Left out', value: null },
          ]}
        />
      </Section>
      <Section id={`${theme}-states`} title="Nothing, and failure">
        <States />
      </Section>
      <Section id={`${theme}-prose`} title="Prose">
        <Markup html={PROSE.replaceAll('kit-note', `${theme}-note`)} />
      </Section>
    </>
  );
}

function Badges() {
  return (
    <Cluster>
      <Badge>end of life</Badge>
      <Badge tone="good">maintained</Badge>
      <Badge tone="warn">unmaintained</Badge>
      <Badge tone="bad">vacant</Badge>
      <Badge tone="info">development</Badge>
    </Cluster>
  );
}

function Callouts() {
  return (
    <>
      <Callout title="Two places disagree">
        The schedule gives 19 November, the election’s own file 20 November. Both are shown.
      </Callout>
      <Callout tone="warn" title="From content, not from a sync">
        These dates were written down by hand in August.
      </Callout>
      <Callout tone="bad">The source could not be reached since yesterday.</Callout>
      <Callout tone="good">All three sources are current.</Callout>
    </>
  );
}

function Entries() {
  return (
    <EntryList
      items={[
        {
          key: '1',
          title: 'Retire the translation tooling',
          href: '#content',
          date: <Day value="2026-10-08" />,
          note: 'Proposed by Åsa Łukasiewicz, adopted with seven votes.',
        },
        {
          key: '2',
          title: 'Two maintainers are enough for a small team',
          href: '#content',
          date: <Day value="2025-03-27" />,
          badge: <Badge>superseded</Badge>,
        },
      ]}
    />
  );
}

function States() {
  return (
    <Grid>
      <EmptyState
        title="No releases match"
        actions={<LinkButton href="#content">Show all releases</LinkButton>}
      >
        <p>No deliverable of this team was released between these days.</p>
      </EmptyState>
      <ErrorState title="This moment can’t be shown" code="400">
        <p>“2026-02-30” is not a day like 2026-11-19.</p>
      </ErrorState>
    </Grid>
  );
}
