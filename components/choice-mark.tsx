/** A member's vote, none yet, or a seat that does not count. */
export type Cast = 'yes' | 'no' | 'abstain' | 'none' | 'recused';

/** Texts for {@link Cast}. */
export const CAST_TEXT: Record<Cast, string> = {
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
  none: 'Not voted',
  recused: 'Recused',
};

const SHAPES: Record<Cast, string> = {
  yes: 'M2 8.5 6 12.5 14 3.5',
  no: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  abstain: 'M3 8h10',
  none: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  recused: 'M3.5 12.5l9-9',
};

/** The sign of a vote, for sighted readers only: the words beside it carry the meaning. */
export function ChoiceMark({ cast }: { cast: Cast }) {
  return (
    <svg
      className={`choice-mark is-${cast}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[cast]} />
    </svg>
  );
}

/** A vote as a word, with its sign. */
export function ChoiceWord({ cast }: { cast: Cast }) {
  return (
    <span className={`choice-word is-${cast}`}>
      <ChoiceMark cast={cast} />
      {CAST_TEXT[cast]}
    </span>
  );
}
