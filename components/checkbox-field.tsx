import { describedBy, FieldError, type FieldProps, fieldId } from './field';

type Props = FieldProps & { value?: string; isChecked?: boolean };

/** A checkbox: yes or no. */
export function CheckboxField(props: Props) {
  const { name, id = fieldId(name), label, hint, error, value = 'yes', isChecked } = props;
  return (
    <div className={error ? 'field field-check is-wrong' : 'field field-check'}>
      <input {...describedBy(props)} type="checkbox" value={value} defaultChecked={isChecked} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </div>
  );
}
