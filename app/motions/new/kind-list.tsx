import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { now } from '@/lib/clock';
import { motionRules } from '@/lib/motions/community-kinds';
import { requirementsOf } from '@/lib/motions/requirement-rules';
import { seatsOf } from '@/lib/people/roles/role-queries';
import { formatCount } from '@/lib/time';

/** The kinds of motions a body votes on: the purpose of each, and what it takes to pass with today's members. */
export async function KindList({ body, bodyName }: { body: string; bodyName: string }) {
  const members = (await seatsOf(body, now())).length;
  return (
    <Section
      title={bodyName}
      id={body}
      note={`Counted with ${formatCount(members, 'member')}, as of today.`}
    >
      <ul className="kinds" aria-label={`Kinds of motions of the ${bodyName}`}>
        {motionRules(body).map((rule) => (
          <li key={rule.kind} className="kind">
            <h3>
              <Link href={`/motions/new?body=${body}&kind=${rule.kind}`}>{rule.name}</Link>
            </h3>
            <p>{rule.summary}</p>
            <p className="kind-takes">
              {requirementsOf(rule, { members, all: members }).join(' ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
