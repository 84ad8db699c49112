import { describedBy, Field, type FieldProps } from './field';

type Props = FieldProps & { defaultValue?: string; rows?: number; maxLength?: number };

/** A field for several lines of text. */
export function Textarea(props: Props) {
  const { defaultValue, rows = 5, maxLength } = props;
  return (
    <Field {...props}>
      <textarea
        {...describedBy(props)}
        className="input"
        defaultValue={defaultValue}
        rows={rows}
        maxLength={maxLength}
      />
    </Field>
  );
}
