import { useCallback, useEffect, useRef, useState } from 'react';
import type { CountAnswer, CountRequest, Counted } from './protocol';

/** The state of a count. */
export type CountState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'counting'; readonly share: number | null }
  | { readonly kind: 'refused'; readonly message: string }
  | Counted;

/** Counts in a worker. A new count, `stop` or leaving the page ends the running count. */
export function useCounter(): {
  state: CountState;
  count: (request: CountRequest) => void;
  stop: () => void;
} {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<CountState>({ kind: 'idle' });

  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);

  const count = useCallback(
    (request: CountRequest) => {
      end();
      setState({ kind: 'counting', share: null });
      const own = new Worker(new URL('./count.worker.ts', import.meta.url), { type: 'module' });
      worker.current = own;
      own.addEventListener('message', ({ data }: MessageEvent<CountAnswer>) => {
        setState(data.kind === 'reading' ? { kind: 'counting', share: data.share } : data);
        if (data.kind !== 'reading') end();
      });
      own.addEventListener('error', () => {
        setState({ kind: 'refused', message: 'The count could not be started in this browser.' });
        end();
      });
      own.postMessage(request);
    },
    [end],
  );

  const stop = useCallback(() => {
    end();
    setState({ kind: 'idle' });
  }, [end]);

  useEffect(() => end, [end]);
  return { state, count, stop };
}
