import { ChoiceMark } from './choice-mark';
import { FieldError } from './field';

const CHOICES = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'abstain', label: 'Abstain' },
] as const;

type Props = {
  /** The member's existing vote. */
  defaultValue?: string;
  error?: string;
  id?: string;
};

/** A choice of yes, no or abstain: three radio buttons, wide enough for a thumb. */
export function VoteChoices({ defaultValue, error, id = 'field-choice' }: Props) {
  return (
    <fieldset
      className={error ? 'vote-choices is-wrong' : 'vote-choices'}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="visually-hidden">Your vote</legend>
      {CHOICES.map(({ value, label }, index) => (
        <label key={value} className={`vote-choice is-${value}`}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${value}`}
            name="choice"
            value={value}
            defaultChecked={value === defaultValue}
            required
          />
          <ChoiceMark cast={value} />
          {label}
        </label>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
