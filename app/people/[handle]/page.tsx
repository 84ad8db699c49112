import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { ALIAS_TEXT } from '@/lib/people/identity/alias-rules';
import { findHandle } from '@/lib/people/directory/directory-queries';
import { getPerson, type PersonRecord } from '@/lib/people/directory/queries';
import { recordAt } from '@/lib/people/directory/as-of';
import { decodedSegment } from '@/lib/http/segment';
import { getReader } from '@/lib/access/session';
import { BodyTerms, Candidacies, LeadTerms } from './person-parts';

type Props = PageProps<'/people/[handle]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const handle = await findHandle(decodedSegment((await params).handle));
  const person = handle === null ? null : await getPerson(handle);
  if (!person) return {};
  return {
    title: person.name,
    robots: person.isOfRecord ? undefined : { index: false },
    description: `What ${person.name} has led, sat on and stood for.`,
    alternates: { canonical: `/people/${encodeURIComponent(person.handle)}` },
  };
}

/** A person in the record: teams led, seats held, candidacies and roles. Shows no addresses. */
export default async function PersonPage({ params, searchParams }: Props) {
  const asked = decodedSegment((await params).handle);
  const handle = await findHandle(asked);
  if (handle === null) notFound();
  const home = `/people/${encodeURIComponent(handle)}`;
  // Temporary, because a merge can be undone.
  if (handle !== asked) redirect(home);

  const moment = readMoment((await searchParams).on, home);
  if (!moment.ok) return moment.refusal;
  const found = await getPerson(handle);
  if (!found) notFound();
  const person = moment.isAsked ? recordAt(found, moment.on) : found;

  return (
    <>
      {moment.banner}
      <PageHeader
        title={<Isolated>{person.name}</Isolated>}
        eyebrow="Person"
        lead={aliasesOf(person)}
        actions={<OwnPage person={person} home={home} />}
        breadcrumbs={[{ href: '/people', label: 'People' }]}
      />
      <Record person={person} on={moment.on} />
    </>
  );
}

/** A link to claim this page, for signed-in readers; on the reader's own page, a link to their account. */
async function OwnPage({
  person: { id, isOfRecord },
  home,
}: {
  person: PersonRecord;
  home: string;
}) {
  const reader = await getReader();
  if (!reader) return null;
  if (reader.personId === id) return <Link href="/account">This is you</Link>;
  return isOfRecord ? <Link href={`${home}/claim`}>This is me</Link> : null;
}

function aliasesOf({ ircs, otherNames, stated }: PersonRecord): string | undefined {
  const words = stated.map(
    ({ kind, value }) => `${value} (${(ALIAS_TEXT[kind]?.name ?? kind).toLowerCase()})`,
  );
  const parts = [
    ircs.length > 0 && `On chat as ${ircs.join(', ')}.`,
    otherNames.length > 0 && `Also named ${otherNames.join(', ')}.`,
    words.length > 0 && `By their own word, checked by nobody: ${words.join(', ')}.`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function Record({ person, on }: { person: PersonRecord; on: Date }) {
  if (!person.isOfRecord) {
    return (
      <EmptyState title="The record does not name this person">
        <p>They have signed in here, and may propose motions and discuss them.</p>
      </EmptyState>
    );
  }
  if (isEmpty(person)) {
    return (
      <EmptyState title="Nothing to tell at this moment">
        <p>The record names this person at another time, or in a place that has no page.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <RecordSections person={person} on={on} />
      <p>
        <small>
          Is something wrong here? It comes from the community’s repositories;{' '}
          <Link href="/status">the status page</Link> says from which, and when they were read.
        </small>
      </p>
    </>
  );
}

function isEmpty({ leadTerms, bodyTerms, candidacies, sameName, duties }: PersonRecord): boolean {
  return [leadTerms, bodyTerms, candidacies, sameName, duties].every((list) => list.length === 0);
}

function RecordSections({ person, on }: { person: PersonRecord; on: Date }) {
  const { leadTerms, bodyTerms, candidacies, sameName, duties } = person;
  return (
    <>
      {leadTerms.length > 0 && (
        <Section title="Teams led">
          <LeadTerms terms={leadTerms} />
        </Section>
      )}
      {bodyTerms.length > 0 && (
        <Section title="Committee">
          <BodyTerms terms={bodyTerms} />
        </Section>
      )}
      {duties.length > 0 && (
        <Section title="Duties now">
          <EntryList
            label="Duties"
            items={duties.map(({ key, href, title, role }) => ({ key, href, title, note: role }))}
          />
        </Section>
      )}
      {candidacies.length > 0 && (
        <Section title="Candidacies">
          <Candidacies label="Candidacies" candidacies={candidacies} on={on} />
        </Section>
      )}
      {sameName.length > 0 && (
        <Section
          title="Under the same name"
          note="The record has no address or nick for these candidacies, so it can’t tell whether they are the same person’s."
        >
          <Candidacies label="Candidacies under the same name" candidacies={sameName} on={on} />
        </Section>
      )}
    </>
  );
}
