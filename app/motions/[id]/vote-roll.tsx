import { PersonName } from '@/components/person-name';
import { Badge } from '@/components/badge';
import { type Cast, ChoiceMark, ChoiceWord } from '@/components/choice-mark';
import { Day } from '@/components/day';
import { Isolated } from '@/components/isolated';
import { Moment } from '@/components/moment';
import { isDouble, isOutdated } from '@/lib/motions/electorate-rules';
import type { CastVote, ElectorEntry } from '@/lib/motions/view-types';
import { formatCount } from '@/lib/time';
import type { MotionView } from './load';

/** The roll: every seat by name, with its vote, its comment, and every vote before it. */
export function VoteRoll({ view: { motion, now, ground } }: { view: MotionView }) {
  const { electors, revision, facts, rule } = motion;
  const at = motion.decidedAt ?? now;
  const doubles = facts.electors.filter((elector) => isDouble(elector, facts, at));
  const isLeftOut = (personId: string | null) =>
    rule?.countsProposer === false && personId !== null && personId === facts.proposerId;
  return (
    <ul className="roll" aria-label="Roll of votes">
      {electors.map((elector) => (
        <Line
          key={elector.id}
          elector={elector}
          revision={revision}
          isLeftOut={isLeftOut(elector.personId)}
          ground={ground}
          isTwice={doubles.some(({ id }) => id === elector.id)}
          isOutdated={rule !== null && isOutdated(elector, facts, rule)}
        />
      ))}
    </ul>
  );
}

type LineProps = {
  elector: ElectorEntry;
  revision: number;
  isLeftOut: boolean;
  ground: string;
  isTwice: boolean;
  isOutdated: boolean;
};

function Line({ elector, revision, isLeftOut, isTwice, isOutdated: outdated, ground }: LineProps) {
  const { person, role, affiliation, vote, recusal, leftAt, history } = elector;
  const cast: Cast = recusal ? 'recused' : outdated ? 'none' : (vote?.choice ?? 'none');
  return (
    <li className="roll-line">
      <span className={`roll-mark is-${cast}`}>
        <ChoiceMark cast={cast} />
      </span>
      <p className="roll-name">
        <PersonName person={person} />{' '}
        <span className="roll-role">
          {[role ?? 'member', ground, affiliation].filter(Boolean).join(', ')}
        </span>
      </p>
      <ChoiceWord cast={cast} />
      <div className="roll-body">
        {vote && (
          <p className="roll-when">
            {outdated && (
              <>
                <ChoiceWord cast={vote.choice} /> on{' '}
              </>
            )}
            <Moment value={vote.castAt} />
            {vote.source === 'gerrit' && ', in code review'}{' '}
            {vote.revision < revision && (
              <Badge tone="warn">
                cast on revision {vote.revision}
                {outdated && ', not counted'}
              </Badge>
            )}
          </p>
        )}
        {recusal && (
          <p className="roll-when">
            Stands aside: <Isolated>{recusal.reason}</Isolated>
          </p>
        )}
        {leftAt && (
          <p className="roll-when">
            Left the seat on <Day value={leftAt} />; the vote does not count.
          </p>
        )}
        {isTwice && (
          <p className="roll-when">
            The same person as another member here: the vote they cast last counts, this one does
            not.
          </p>
        )}
        {isLeftOut && <p className="roll-when">Proposed it: a yes does not count by this rule.</p>}
        {vote?.comment && (
          <p className="roll-comment">
            <Isolated>{vote.comment}</Isolated>
          </p>
        )}
        {history.length > 1 && <Earlier history={history} />}
      </div>
    </li>
  );
}

function Earlier({ history }: { history: readonly CastVote[] }) {
  const earlier = history.slice(0, -1);
  return (
    <details className="roll-history">
      <summary>{formatCount(earlier.length, 'earlier vote')}</summary>
      <ol>
        {earlier.map(({ choice, castAt, revision, comment }) => (
          <li key={castAt.toISOString()}>
            <ChoiceWord cast={choice} /> on <Moment value={castAt} />, revision {revision}
            {comment && (
              <>
                : <Isolated>{comment}</Isolated>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
