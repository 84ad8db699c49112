import { useRef, useState, useSyncExternalStore, type RefObject, type SubmitEvent } from 'react';
import { CheckboxField } from '@/components/checkbox-field';
import { Field } from '@/components/field';
import { Cluster, Grid, Stack } from '@/components/flow';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import type { CountRequest } from './protocol';
import { Samples } from './sandbox-samples';

type Props = {
  onCount: (request: CountRequest) => void;
  onStop: () => void;
  isCounting: boolean;
};

const FORMATS =
  'Condorcet Election Format, BLT, a CIVS or Elekto table, PrefLib, a Debian tally sheet or Rollcall JSON; which one is found by itself.';

/** The form for ballots and the options common to all methods. Empty fields are taken from the ballot file. */
export function SandboxForm({ onCount, onStop, isCounting }: Props) {
  const ballots = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const isReady = useIsReady();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const source = sourceOf(ballots.current, file.current);
    setMissing(source === null);
    if (source === null) ballots.current?.focus();
    else onCount(requestOf(new FormData(event.currentTarget), source));
  };

  const paste = (text: string) => {
    if (ballots.current) ballots.current.value = text;
    if (file.current) file.current.value = '';
    setMissing(false);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Samples onChoose={paste} isReady={isReady} />
        <PastedBallots ref={ballots} isMissing={missing} />
        <Field
          name="file"
          id="file"
          label="Or a file"
          hint="A file goes before what is pasted. It stays on your machine."
        >
          <input ref={file} id="file" type="file" aria-describedby="file-hint" className="input" />
        </Field>
        <Choices />
        <Cluster>
          <button type="submit" className="button button-primary" disabled={!isReady}>
            Count
          </button>
          {isCounting && (
            <button type="button" className="button button-plain" onClick={onStop}>
              Stop
            </button>
          )}
        </Cluster>
      </Stack>
    </form>
  );
}

/**
 * True once our script controls this form. Until then it cannot be submitted, and the ballots field has no name:
 * otherwise the browser would put the ballots in an address and send them.
 */
function useIsReady(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

type PastedProps = { ref: RefObject<HTMLTextAreaElement | null>; isMissing: boolean };

function PastedBallots({ ref, isMissing }: PastedProps) {
  return (
    <Field
      name="pasted"
      id="pasted"
      label="Paste ballots"
      hint={FORMATS}
      error={isMissing ? 'Paste ballots or choose a file.' : undefined}
    >
      <textarea
        ref={ref}
        id="pasted"
        className="input ballots-input"
        rows={9}
        spellCheck={false}
        aria-describedby={isMissing ? 'pasted-hint pasted-error' : 'pasted-hint'}
        aria-invalid={isMissing || undefined}
      />
    </Field>
  );
}

function Choices() {
  return (
    <>
      <Grid columns={3}>
        <TextField
          name="seats"
          label="Seats"
          type="number"
          inputMode="numeric"
          hint="As the file says, or one."
        />
        <SelectField
          name="unranked"
          label="Unranked candidates"
          hint="As the file says, or last."
          anyLabel="As the file says"
          options={[
            { value: 'last', label: 'Last' },
            { value: 'no-opinion', label: 'No opinion' },
          ]}
        />
        <TextField
          name="seed"
          label="Seed for ties"
          hint="Without one, ties are left open."
          maxLength={200}
        />
      </Grid>
      <CheckboxField
        name="higher"
        label="Higher numbers are better ranks"
        hint="Only for tables, as CIVS exports them in its proportional mode."
      />
    </>
  );
}

function sourceOf(
  ballots: HTMLTextAreaElement | null,
  file: HTMLInputElement | null,
): string | Blob | null {
  const chosen = file?.files?.[0];
  if (chosen) return chosen;
  const text = ballots?.value ?? '';
  return text.trim() === '' ? null : text;
}

function requestOf(form: FormData, source: string | Blob): CountRequest {
  const read = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const seats = Number(read('seats'));
  const unranked = read('unranked');
  const seed = read('seed');
  return {
    source,
    seats: Number.isInteger(seats) && seats > 0 ? seats : null,
    unranked: unranked === 'last' || unranked === 'no-opinion' ? unranked : null,
    isHigherBetter: read('higher') === 'yes',
    tie: seed === '' ? { kind: 'stop' } : { kind: 'seed', seed },
  };
}
