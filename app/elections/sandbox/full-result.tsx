import { KeyValue } from '@/components/key-value';
import type { ComparedRun } from '@/lib/elections/tally/compare-types';
import { describeRules } from '@/lib/elections/tally/describe-rules';
import type { TallyResult } from '@/lib/elections/tally/types';
import type { PairwiseDetail, RoundsDetail } from '@/lib/elections/tally/detail-types';

/** One method's full result, collapsed: rules, reasons and figures. */
export function FullResult({ run: { label, result } }: { run: ComparedRun }) {
  if (!result) return null;
  const { detail } = result;
  return (
    <details className="full-result">
      <summary>{label}</summary>
      <KeyValue
        items={describeRules(result.rules).map(({ label: term, value }) => ({ term, value }))}
      />
      <ol>
        {result.narrative.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ol>
      {detail.kind === 'pairwise' && <Pairs result={result} detail={detail} label={label} />}
      {detail.kind === 'rounds' && <Rounds result={result} detail={detail} label={label} />}
      {result.tieBreaks.map(({ where, transcript }) => (
        <p key={where}>
          {where}: {transcript.join(' ')}
        </p>
      ))}
    </details>
  );
}

type TableProps<Detail> = { result: TallyResult; detail: Detail; label: string };

/** The pairwise preferences, and the paths, majorities or worst scores the method derives from them. */
function Pairs({ result, detail, label }: TableProps<PairwiseDetail>) {
  const { matrix, paths, pairs, worst } = detail;
  const names = (id: string) => result.candidates.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <Square
        result={result}
        square={matrix}
        label={`${label}: pairs`}
        caption="Ballots that rank the row above the column"
      />
      {paths && (
        <Square
          result={result}
          square={paths}
          label={`${label}: paths`}
          caption="Strength of the strongest path from the row to the column"
        />
      )}
      {pairs && (
        <ol>
          {pairs.map(({ winner, loser, for: mine, against, fate }) => (
            <li key={`${winner} ${loser}`}>
              {names(winner)} over {names(loser)}, {mine} to {against}: {fate}
            </li>
          ))}
        </ol>
      )}
      {worst && (
        <p>
          Worst scores:{' '}
          {Object.entries(worst)
            .map(([id, score]) => `${names(id)} ${score}`)
            .join(', ')}
        </p>
      )}
    </>
  );
}

type SquareProps = {
  result: TallyResult;
  square: PairwiseDetail['matrix'];
  label: string;
  caption: string;
};

function Square({ result: { candidates }, square, label, caption }: SquareProps) {
  return (
    <div className="table-scroll" role="region" tabIndex={0} aria-label={label}>
      <table className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {candidates.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ id, name }, a) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {candidates.map((other, b) => (
                <td key={other.id}>{a === b ? '–' : <Figure square={square} a={a} b={b} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell of a pairwise matrix, in bold if it exceeds the reverse figure. */
function Figure({ square, a, b }: { square: SquareProps['square']; a: number; b: number }) {
  const [mine, theirs] = [square[a]?.[b] ?? 0, square[b]?.[a] ?? 0];
  return mine > theirs ? <strong>{mine}</strong> : mine;
}

function Rounds({ result, detail, label }: TableProps<RoundsDetail>) {
  return (
    <div className="table-scroll" role="region" tabIndex={0} aria-label={`${label}: rounds`}>
      <table className="figures">
        <caption>Votes of each candidate, round by round</caption>
        <thead>
          <tr>
            <td />
            {detail.rounds.map((_, index) => (
              <th key={index} scope="col">
                Round {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.candidates.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {detail.rounds.map((round, index) => (
                <td key={index}>{round.votes[id] ?? '–'}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Exhausted</th>
            {detail.rounds.map(({ exhausted }, index) => (
              <td key={index}>{exhausted}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
