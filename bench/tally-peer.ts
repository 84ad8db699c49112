import { Schulze } from 'condorcet';
import { InstantRunoff } from 'votes';
import { readBallotFile } from '@/lib/elections/recount/read-file';
import { rankingsOf } from '@/lib/elections/tally/ballot-sets';

/*
 * Run by bench/tally.ts in a process of its own: counts the file with a library from npm. The file is read by our code
 * and equal ballots are already merged, so only the library's own work is timed.
 */
const [path = '', peer = ''] = process.argv.slice(2);
const { contest } = await readBallotFile(path);
const names = contest.candidates.map(({ name }) => name);
const ballots = [...rankingsOf(names, contest.ballots)];

function runSchulze(): unknown {
  const schulze = new Schulze(new Set(names));
  for (const { count, ranking } of ballots) {
    schulze.addBallot(
      new Map(ranking.flatMap((group, rank) => group.map((name) => [name, rank + 1] as const))),
      count,
    );
  }
  return schulze.rank();
}

function runIrv(): unknown {
  const weighted = ballots.map(({ count, ranking }) => ({ ranking, weight: count }));
  return new InstantRunoff({ candidates: names, ballots: weighted }).ranking();
}

const started = performance.now();
const order: unknown = peer === 'condorcet' ? runSchulze() : runIrv();
process.stdout.write(JSON.stringify({ ms: performance.now() - started, order }));
