'use client';

import { useEffect, useRef, useState } from 'react';
import { Callout } from '@/components/callout';
import { Section } from '@/components/section';
import type { CountRequest } from './protocol';
import { SandboxForm } from './sandbox-form';
import { SandboxResults } from './sandbox-results';
import { useCounter } from './use-counter';

/** The form with the result below it. A new result is announced and receives the focus. */
export function Sandbox() {
  const { state, count, stop } = useCounter();
  const [counted, setCounted] = useState(0);
  const results = useRef<HTMLDivElement>(null);
  const isDone = state.kind === 'counted' || state.kind === 'refused';

  useEffect(() => {
    if (isDone && counted > 0) results.current?.focus();
  }, [isDone, counted]);

  const start = (request: CountRequest) => {
    setCounted((times) => times + 1);
    count(request);
  };

  return (
    <>
      <Section title="Ballots">
        <SandboxForm onCount={start} isCounting={state.kind === 'counting'} onStop={stop} />
      </Section>
      <div role="status" className="visually-hidden">
        {state.kind === 'counting' && 'Counting.'}
        {state.kind === 'counted' && `Counted ${state.ballots} ballots.`}
      </div>
      {state.kind === 'counting' && <Progress share={state.share} />}
      <div ref={results} tabIndex={-1}>
        {state.kind === 'refused' && (
          <Callout tone="bad" title="These ballots cannot be counted" role="alert">
            <p>{state.message}</p>
          </Callout>
        )}
        {state.kind === 'counted' && <SandboxResults counted={state} />}
      </div>
    </>
  );
}

function Progress({ share }: { share: number | null }) {
  return (
    <p>
      <label>
        Counting … <progress value={share ?? undefined} max={1} />
      </label>
    </p>
  );
}
