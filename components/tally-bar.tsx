import { type Cast, ChoiceMark } from './choice-mark';

type Props = {
  tally: { yes: number; no: number; abstain: number; notVoted: number };
  /** Yes votes needed in all; 0 if no rule asks for any. */
  needed: number;
  /** `small` in lists: the seats alone, without the figures. */
  size?: 'large' | 'small';
};

/**
 * The tally as one cell for each seat: yes from one side, no from the other, those who have not voted between them, and
 * a mark at the seat where the yes votes suffice. The figures say the same in words.
 */
export function TallyBar({ tally, needed, size = 'large' }: Props) {
  const { yes, no, abstain, notVoted } = tally;
  const seats: Cast[] = [
    ...Array<Cast>(yes).fill('yes'),
    ...Array<Cast>(notVoted).fill('none'),
    ...Array<Cast>(abstain).fill('abstain'),
    ...Array<Cast>(no).fill('no'),
  ];
  const isEarly = needed * 2 <= seats.length; // The words go to the side with room.
  return (
    <div className={`tally tally-${size}`}>
      <div className="tally-seats" role="img" aria-label={describeTally(tally, needed)}>
        {seats.map((cast, index) => (
          <span key={index} className={`tally-seat is-${cast}`}>
            <ChoiceMark cast={cast} />
            {index === needed - 1 && (
              <span className={isEarly ? 'tally-bar-mark is-early' : 'tally-bar-mark'}>
                {needed} needed
              </span>
            )}
          </span>
        ))}
      </div>
      {size === 'large' && (
        <p className="tally-figures" aria-hidden="true">
          <Figure cast="yes" count={yes} word="yes" />
          <Figure cast="no" count={no} word="no" />
          <Figure cast="abstain" count={abstain} word="abstain" />
          <Figure cast="none" count={notVoted} word="not voted" />
        </p>
      )}
    </div>
  );
}

function Figure({ cast, count, word }: { cast: Cast; count: number; word: string }) {
  return (
    <span className={`tally-figure is-${cast}`}>
      <span className="tally-count">{count}</span> {word}
    </span>
  );
}

function describeTally({ yes, no, abstain, notVoted }: Props['tally'], needed: number): string {
  const votes = `${yes} yes, ${no} no, ${abstain} abstain, ${notVoted} not voted`;
  return needed > 0 ? `${votes}; ${needed} yes needed` : votes;
}
