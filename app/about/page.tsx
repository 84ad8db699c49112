import type { Metadata } from 'next';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { getCommunity, sourceUrl } from '@/lib/community/community';

export const metadata: Metadata = {
  title: 'About Rollcall',
  description: 'Where the record comes from, how to check it, and where the community talks.',
};

const WHAT = `
<p>Rollcall keeps the record of a community that works in the open: its releases, its teams and its
committee, its resolutions and its elections. Nobody types that record in. It is read from the repositories
in which the community does its work, and read again when they change.</p>
<p>Nothing is decided silently. Where two places disagree, both are kept and listed on the
<a href="/status">status page</a>, with the file and the line. What the history cannot tell is left open
rather than guessed.</p>`;

const CHECK = `
<p>Every page is also data. The <a href="/api">API</a> answers what the pages show, without a key; lists of
releases, resolutions and elections have feeds; every schedule is a calendar to subscribe to. Dates are days
in UTC unless a time is given, and “as of” any day is one parameter away: <code>?on=2026-11-19</code>.</p>`;

/** The page about Rollcall: its purpose, the sources of its facts, and the community's lists and chat. */
export default function AboutPage() {
  const { name, description, sources, lists, chat, links } = getCommunity();
  return (
    <>
      <PageHeader title="About Rollcall" lead={`The record of ${name}. ${description}`} />
      <Section title="What this is">
        <Markup html={WHAT} />
      </Section>
      <Section title="Where the facts come from" note="The repositories that are read.">
        <KeyValue
          items={Object.entries(sources).map(([key, { title }]) => ({
            term: title,
            value: <SourceAddress url={sourceUrl(key)} />,
          }))}
        />
      </Section>
      <Section title="How to check it">
        <Markup html={CHECK} />
      </Section>
      <Section title="Lists" note="Where decisions are talked over.">
        <KeyValue
          items={lists.map(({ name: list, purpose, archive }) => ({
            term: list,
            value: (
              <>
                {purpose} <Link href={archive}>Archive</Link>
              </>
            ),
          }))}
        />
      </Section>
      <Section title="Chat" note={<Link href={chat.guide}>{`How to join ${chat.network}`}</Link>}>
        <KeyValue
          items={chat.channels.map(({ name: term, purpose }) => ({ term, value: purpose }))}
        />
      </Section>
      <Section title="Elsewhere">
        <ul>
          {links.map(({ title, url }) => (
            <li key={url}>
              <Link href={url}>{title}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** A source's address: a link if it is on the web; a path on the server is not shown. */
function SourceAddress({ url }: { url: string }) {
  return /^https?:\/\//.test(url) ? <Link href={url}>{url}</Link> : 'a copy on this server';
}
