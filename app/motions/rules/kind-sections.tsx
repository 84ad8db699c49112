import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { Body } from '@/lib/community';
import { closerText, openerText, requirementsOf } from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rules';

type Props = { body: Body; rules: readonly MotionRule[]; members: number };

/** Each kind in full. */
export function KindSections({ body, rules, members }: Props) {
  return rules.map((rule) => (
    <Section
      key={rule.kind}
      id={rule.kind}
      title={rule.name}
      note={rule.summary}
      actions={
        <Link href={`/motions/new?body=${body.slug}&kind=${rule.kind}`}>
          Propose one<span className="visually-hidden">: {rule.name}</span>
        </Link>
      }
    >
      <KeyValue
        items={[
          { term: 'It takes', value: <Requirements rule={rule} members={members} /> },
          { term: 'Who votes', value: votersText(rule, body) },
          { term: 'Opened by', value: openerText(rule) },
          { term: 'Closed by', value: closerText(rule) },
          { term: 'Led by', value: leadText(rule) },
          { term: 'It leaves', value: RECORDS[rule.record] },
          { term: 'Hashtag', value: rule.hashtag && <code>{rule.hashtag}</code> },
          { term: 'Source', value: <Source {...rule.source} /> },
        ]}
      />
    </Section>
  ));
}

const RECORDS: Record<MotionRule['record'], string> = {
  resolution: 'a resolution of its own',
  file: 'a change of a file in the governance repository',
};

function Requirements({ rule, members }: { rule: MotionRule; members: number }) {
  return (
    <ul>
      {requirementsOf(rule, members).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function votersText({ countsProposer }: MotionRule, { name }: Body): string {
  const all = `members of the ${name} who have a seat on the day and are not recused`;
  return countsProposer ? all : `${all}; the proposer’s own vote does not count for it`;
}

function leadText({ chairLeads, viceChairActs }: MotionRule): string {
  if (!chairLeads) return 'nobody: it cannot be put on hold, and only its proposer withdraws it';
  const chair = viceChairActs ? 'the chair or vice-chair' : 'the chair';
  return `${chair}, who may put it on hold and choose whether a new text starts the clock again`;
}

function Source({ title, url }: MotionRule['source']) {
  return url === null ? title : <Link href={url}>{title}</Link>;
}
