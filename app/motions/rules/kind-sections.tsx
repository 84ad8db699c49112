import { Fragment } from 'react';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { Body } from '@/lib/community/community';
import {
  closerText,
  endSentence,
  openerText,
  requirementsOf,
  revisionSentence,
} from '@/lib/motions/requirement-rules';
import type { MotionRule } from '@/lib/motions/rule-types';

type Props = { body: Body; rules: readonly MotionRule[]; members: number };

/** The sections that describe each kind in full. */
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
          { term: 'Who decides', value: decidersText(rule) },
          { term: 'A new text', value: `${revisionSentence(rule)} ${revisersText(rule)}` },
          { term: 'End of voting', value: endSentence(rule) },
          { term: 'Taken back by', value: <Reversals rule={rule} rules={rules} /> },
          { term: 'It leaves', value: RECORDS[rule.record] },
          { term: 'Hashtag', value: rule.hashtag && <code>{rule.hashtag}</code> },
          { term: 'Source', value: <Source {...rule.source} /> },
        ]}
      />
    </Section>
  ));
}

/**
 * Names those who may write a new text. That a proposer needs a seat once the vote is open is stated for all kinds,
 * below.
 */
function revisersText({ revisedBy }: MotionRule): string {
  const isProposers = revisedBy.includes('proposer');
  if (!revisedBy.includes('chair')) {
    return 'By its proposer.';
  }
  return isProposers ? 'By its proposer or the chair.' : 'By the chair.';
}

/** The kinds that can revert what passed under this one. */
function Reversals({ rule, rules }: { rule: MotionRule; rules: readonly MotionRule[] }) {
  const kinds = rules.filter(({ kind }) => rule.revertedBy.includes(kind));
  return kinds.map(({ kind, name }, index) => (
    <Fragment key={kind}>
      {index > 0 && ', '}
      <Link href={`#${kind}`}>{name}</Link>
    </Fragment>
  ));
}

const RECORDS: Record<MotionRule['record'], string> = {
  resolution: 'a resolution of its own',
  file: 'a change of a file in the governance repository',
};

function Requirements({ rule, members }: { rule: MotionRule; members: number }) {
  return (
    <ul>
      {requirementsOf(rule, { members, all: members }).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function votersText({ countsProposer }: MotionRule, { name }: Body): string {
  const all = `members of the ${name} who are not recused`;
  return countsProposer ? all : `${all}; the proposer’s own yes does not count`;
}

function decidersText(rule: MotionRule): string {
  const [opener, closer] = [openerText(rule), closerText(rule)];
  const ways =
    opener === closer
      ? `opened and closed by ${opener}`
      : `opened by ${opener}, closed by ${closer}`;
  return rule.chairLeads
    ? ways
    : `${ways}; the chair cannot hold, withdraw or revise it, nor hide what is said about it`;
}

function Source({ title, url }: MotionRule['source']) {
  return url === null ? title : <Link href={url}>{title}</Link>;
}
