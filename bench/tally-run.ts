import { readBallotFile } from '@/lib/elections/recount/read-file';
import { tally } from '@/lib/elections/tally/count';
import { isMethodName } from '@/lib/elections/tally';

/*
 * Run by bench/tally.ts in a process of its own, so that the memory shown is that of one count. Reads the file, counts
 * it by the methods named, prints the times in milliseconds and the peak memory in MiB.
 */
const [path = '', ...names] = process.argv.slice(2);
const idle = process.memoryUsage().rss;
const started = performance.now();
const { contest } = await readBallotFile(path);
const read = performance.now();
const counts = names.filter(isMethodName).map((method) => {
  const begun = performance.now();
  const { elected, tie } = tally(contest, { method });
  return { method, ms: performance.now() - begun, elected, isTied: tie !== null };
});
const mebibytes = (kibibytes: number) => Math.round(kibibytes / 1024);
process.stdout.write(
  JSON.stringify({
    parseMs: read - started,
    counts,
    countMs: performance.now() - read,
    distinct: contest.ballots.distinct,
    idleMib: mebibytes(idle / 1024),
    peakMib: mebibytes(process.resourceUsage().maxRSS),
  }),
);
