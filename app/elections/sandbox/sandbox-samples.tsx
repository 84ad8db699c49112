import { Cluster } from '@/components/flow';
import { samples } from './samples';

type SamplesProps = { onChoose: (text: string) => void; isReady: boolean };

/** Sample elections, one button each. */
export function Samples({ onChoose, isReady }: SamplesProps) {
  return (
    <div role="group" aria-label="Examples">
      <Cluster>
        <span>Try:</span>
        {samples.map(({ label, text }) => (
          <button
            key={label}
            type="button"
            className="button button-plain"
            disabled={!isReady}
            onClick={() => {
              onChoose(text);
            }}
          >
            {label}
          </button>
        ))}
      </Cluster>
    </div>
  );
}
