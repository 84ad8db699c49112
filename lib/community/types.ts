/** Base of a share: yes and no votes, all votes cast, members without the recused, or all members. */
export type Denominator = 'yes-and-no' | 'cast' | 'members' | 'all-members';

/** Threshold: yes must be more than, or at least, `numerator`/`denominator` of a base. */
export type Threshold = {
  readonly of: Denominator;
  readonly numerator: number;
  readonly denominator: number;
  readonly is: 'more-than' | 'at-least';
};
