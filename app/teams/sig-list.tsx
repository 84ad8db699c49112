import { Badge } from '@/components/badge';
import { EntryList } from '@/components/entry-list';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import type { SigEntry } from '@/lib/governance/queries';
import { repositoryUrl } from '@/lib/community/openstack';
import { PersonWithNick } from '@/components/person-name';

/** Special interest groups with their chairs and repositories. */
export function SigList({ sigs, handleOf }: { sigs: readonly SigEntry[]; handleOf: HandleLookup }) {
  return (
    <Section
      title="Special interest groups"
      id="sigs"
      layout="full"
      note="Groups around a subject that no single team owns. They elect nobody; they have chairs."
    >
      <EntryList
        label="Special interest groups"
        items={sigs.map((sig) => ({
          key: sig.slug,
          title: (
            <span id={`sig-${sig.slug}`}>
              {sig.url ? <Link href={sig.url}>{sig.name}</Link> : sig.name}
            </span>
          ),
          badge: sig.status === 'active' ? undefined : <Badge>{sig.status}</Badge>,
          note: <SigNote sig={sig} handleOf={handleOf} />,
        }))}
      />
    </Section>
  );
}

function SigNote({ sig, handleOf }: { sig: SigEntry; handleOf: HandleLookup }) {
  const { mission, reason, chairs, repos, language } = sig;
  return (
    <>
      {(mission ?? reason) && <p>{mission ?? reason}</p>}
      {language && <p>Works in {language}.</p>}
      {chairs.length > 0 && (
        <p>
          Chairs:{' '}
          {chairs.map((chair, index) => (
            <span key={chair.name}>
              {index > 0 && ', '}
              <PersonWithNick person={chair} handle={handleOf(chair)} />
            </span>
          ))}
        </p>
      )}
      {repos.length > 0 && (
        <p>
          Repositories:{' '}
          {repos.map((repo, index) => (
            <span key={repo}>
              {index > 0 && ', '}
              <Link href={repositoryUrl(repo)}>{repo}</Link>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
