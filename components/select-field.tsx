import { describedBy, Field, type FieldProps } from './field';

/** A choice of a select field or a radio group. */
export type SelectOption = { value: string; label: string; hint?: string };

type Props = FieldProps & {
  options: readonly SelectOption[];
  defaultValue?: string;
  /** The first option, with an empty value: “All series”. */
  anyLabel?: string;
};

/** A choice from a list. */
export function SelectField(props: Props) {
  const { options, defaultValue, anyLabel } = props;
  return (
    <Field {...props}>
      <select {...describedBy(props)} className="input" defaultValue={defaultValue}>
        {anyLabel && <option value="">{anyLabel}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
