/** What a share is of: those who said yes or no, those and the abstaining, who takes part, or everybody with a seat. */
export type Denominator = 'yes-and-no' | 'cast' | 'members' | 'all-members';

/** Yes must be more than, or at least, `numerator`/`denominator` of something. */
export type Threshold = {
  readonly of: Denominator;
  readonly numerator: number;
  readonly denominator: number;
  readonly is: 'more-than' | 'at-least';
};
