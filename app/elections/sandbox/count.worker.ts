import { compareMethods } from '@/lib/elections/tally/compare';
import { BallotFileError } from '@/lib/elections/tally/formats/ballot-file';
import { formats, openReader } from '@/lib/elections/tally/formats/read';
import { fromBytes } from '@/lib/elections/tally/formats/utf8';
import { RulesError } from '@/lib/elections/tally/types';
import type { CountAnswer, CountRequest, Counted } from './protocol';

const say = (answer: CountAnswer) => {
  self.postMessage(answer);
};

self.addEventListener('message', ({ data }: MessageEvent<CountRequest>) => {
  count(data).then(say, (error: unknown) => {
    // Errors in the ballots or the rules are results for the reader. Anything else is a bug and goes to the console.
    if (!(error instanceof BallotFileError) && !(error instanceof RulesError)) console.error(error);
    say({ kind: 'refused', message: error instanceof Error ? error.message : 'The count failed.' });
  });
});

async function count({
  source,
  seats,
  unranked,
  isHigherBetter,
  tie,
}: CountRequest): Promise<Counted> {
  const reader = openReader({ isHigherBetter });
  if (typeof source === 'string') reader.push(source);
  else await readBlob(source, reader);
  const contest = reader.end();
  const comparison = compareMethods(contest, {
    seats: seats ?? contest.seats ?? 1,
    unranked: unranked ?? contest.unranked ?? 'last',
    tie,
  });
  return {
    kind: 'counted',
    comparison,
    title: contest.title,
    format: formats.find(({ name }) => name === reader.format)?.title ?? '',
    ballots: contest.ballots.total,
    notes: contest.notes,
  };
}

async function readBlob(blob: Blob, reader: ReturnType<typeof openReader>): Promise<void> {
  const bytes = fromBytes(reader);
  const stream = blob.stream().getReader();
  let done = 0;
  for (let next = await stream.read(); !next.done; next = await stream.read()) {
    bytes.push(next.value);
    done += next.value.length;
    say({ kind: 'reading', share: done / blob.size });
  }
}
