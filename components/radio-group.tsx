import { FieldError, type FieldProps, fieldId } from './field';
import type { SelectOption } from './select-field';

type Props = FieldProps & { options: readonly SelectOption[]; defaultValue?: string };

/** A choice of a few options, all of them visible. `label` is the legend. */
export function RadioGroup(props: Props) {
  const { name, id = fieldId(name), label, hint, error, isRequired, options, defaultValue } = props;
  return (
    <fieldset
      className={error ? 'field is-wrong' : 'field'}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {options.map((option, index) => (
        <div key={option.value} className="field-check">
          <input
            type="radio"
            id={`${id}-${index}`}
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            required={isRequired}
          />
          <div>
            <label htmlFor={`${id}-${index}`}>{option.label}</label>
            {option.hint && <p className="field-hint">{option.hint}</p>}
          </div>
        </div>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
