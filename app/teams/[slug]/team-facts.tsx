import { Badge } from '@/components/badge';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import { roleInWords } from '@/lib/governance/people-rules';
import type { TeamEntry } from '@/lib/governance/queries';
import { PersonWithNick } from '@/components/person-name';

type Props = { team: TeamEntry; handleOf: HandleLookup; isAsked: boolean };

/** Contact facts of a team: lead, liaisons, chat channel and website. */
export function TeamFacts({ team, handleOf, isAsked }: Props) {
  const { appointed, ircChannel, url } = team;
  return (
    <Section title="Who and where" layout="margin">
      <KeyValue
        items={[
          { term: 'Lead', value: <Lead team={team} handleOf={handleOf} isAsked={isAsked} /> },
          ...liaisonFacts(team, handleOf),
          { term: 'Chat', value: ircChannel && <code>#{ircChannel.replace(/^#/, '')}</code> },
          { term: 'More', value: url && <Link href={url}>{url.replace(/^https?:\/\//, '')}</Link> },
          {
            term: 'Lead appointed by the committee for',
            value: appointed.length > 0 ? appointed.join(', ') : null,
          },
        ]}
      />
    </Section>
  );
}

function Lead({ team, handleOf, isAsked }: Props) {
  const { ptl, leadership, status } = team;
  if (ptl) return <PersonWithNick person={ptl} handle={handleOf(ptl)} />;
  if (leadership === 'distributed') return 'several liaisons share the work';
  if (isAsked) return 'nobody on record at this moment';
  return status === 'current' ? <Badge tone="warn">nobody at the moment</Badge> : null;
}

function liaisonFacts({ liaisons }: TeamEntry, handleOf: HandleLookup) {
  const roles = [...new Set(liaisons.map(({ role }) => role))];
  return roles.map((role) => ({
    term: `Liaison: ${roleInWords(role)}`,
    value: liaisons
      .filter((liaison) => liaison.role === role)
      .map((liaison, index) => (
        <span key={liaison.name}>
          {index > 0 && ', '}
          <PersonWithNick person={liaison} handle={handleOf(liaison)} />
        </span>
      )),
  }));
}
