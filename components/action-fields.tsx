'use client';

import type { ComponentProps } from 'react';
import { useFormAnswer } from './action-form';
import { CheckboxField } from './checkbox-field';
import { RadioGroup } from './radio-group';
import { SelectField } from './select-field';
import { TextField } from './text-field';
import { Textarea } from './textarea';
import { VoteChoices } from './vote-choices';

/** Returns the error of a field and the value last sent in it. */
function useAnswerOf(name: string) {
  const { fields, values } = useFormAnswer();
  return { error: fields?.[name], sent: values?.[name] };
}

/** {@link TextField} of an `ActionForm`. */
export function ActionTextField(props: ComponentProps<typeof TextField>) {
  const { error, sent } = useAnswerOf(props.name);
  return <TextField {...props} error={error} defaultValue={sent ?? props.defaultValue} />;
}

/** {@link Textarea} of an `ActionForm`. */
export function ActionTextarea(props: ComponentProps<typeof Textarea>) {
  const { error, sent } = useAnswerOf(props.name);
  return <Textarea {...props} error={error} defaultValue={sent ?? props.defaultValue} />;
}

/** {@link SelectField} of an `ActionForm`. The key makes React select the value that was sent, after an error. */
export function ActionSelect(props: ComponentProps<typeof SelectField>) {
  const { error, sent } = useAnswerOf(props.name);
  const value = sent ?? props.defaultValue;
  return <SelectField key={value} {...props} error={error} defaultValue={value} />;
}

/** {@link RadioGroup} of an `ActionForm`. */
export function ActionRadios(props: ComponentProps<typeof RadioGroup>) {
  const { error, sent } = useAnswerOf(props.name);
  return <RadioGroup {...props} error={error} defaultValue={sent ?? props.defaultValue} />;
}

/** {@link CheckboxField} of an `ActionForm`. */
export function ActionCheckbox(props: ComponentProps<typeof CheckboxField>) {
  const { fields, values } = useFormAnswer();
  const isChecked = values ? props.name in values : props.isChecked;
  return <CheckboxField {...props} error={fields?.[props.name]} isChecked={isChecked} />;
}

/** {@link VoteChoices} of an `ActionForm`. */
export function ActionVoteChoices(props: ComponentProps<typeof VoteChoices>) {
  const { error, sent } = useAnswerOf('choice');
  return <VoteChoices {...props} error={error} defaultValue={sent ?? props.defaultValue} />;
}
