import type { HTMLInputTypeAttribute } from 'react';
import { describedBy, Field, type FieldProps } from './field';

type Props = FieldProps & {
  type?: HTMLInputTypeAttribute;
  defaultValue?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'url';
  placeholder?: string;
  maxLength?: number;
};

/** A field for one line of text, a number or a day (`type="date"`). */
export function TextField(props: Props) {
  const { type = 'text', defaultValue, autoComplete, inputMode, placeholder, maxLength } = props;
  return (
    <Field {...props}>
      <input
        {...describedBy(props)}
        className="input"
        type={type}
        defaultValue={defaultValue}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        maxLength={maxLength}
      />
    </Field>
  );
}
