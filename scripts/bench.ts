import '@/lib/operations/uncaught';
import { benchImport } from '@/bench/import';
import { benchPairs } from '@/bench/pairs';
import { isMet, tableOf, type BenchReport } from '@/bench/report';
import { benchSite } from '@/bench/site';
import { benchTally } from '@/bench/tally';
import { benchTexts } from '@/bench/texts';
import { benchVotes } from '@/bench/votes';
import { runCommand, UsageError, type Arguments } from '@/lib/command-line';

const benchmarks: Record<string, (flags: Arguments['flags']) => Promise<BenchReport>> = {
  tally: benchTally,
  import: benchImport,
  site: benchSite,
  texts: benchTexts,
  votes: benchVotes,
  pairs: comparePair,
};

/** Benchmarks that run by default: all but `pairs`, which needs a version to compare with. */
const usual = Object.keys(benchmarks).filter((name) => name !== 'pairs');

const help = `
Measures how fast Rollcall is, on this machine and on the real data (ROLLCALL_CORPUS).

  npm run bench [-- NAME…] [--json]
  npm run bench -- pairs --against FOLDER|COMMIT [--imports] [--rounds NUMBER] [--json]

Names: ${usual.join(', ')}. All of them when none is named. Ends with 1 when a must is missed.

pairs compares this checkout with another version of it, side by side: starts, pages, and whether they are the same.

  --against  a folder with another checkout, ready to run, or a commit, for which one is made and removed
  --imports  time the first import, too: three of each
  --rounds   how often each page is asked for; 40 unless told

docs/BENCHMARKS.md holds figures and what they mean.
`;

const options = {
  json: { type: 'boolean' },
  against: { type: 'string' },
  imports: { type: 'boolean' },
  rounds: { type: 'string' },
} as const;

await runCommand({ help, options }, async ({ flags, words }) => {
  const names = words.length > 0 ? words : usual;
  refuseMisuse(names, flags);
  let isWell = true;
  for (const name of names) {
    const report = await benchmarks[name]?.(flags);
    if (!report) continue;
    isWell &&= report.measurements.every(isMet);
    const text = flags.json
      ? JSON.stringify({ name, ...report }, null, 2)
      : `## ${name}\n\n${tableOf(report)}\n`;
    process.stdout.write(`${text}\n`);
  }
  return isWell;
});

/** Refuses misuse before anything is measured, because a benchmark takes minutes. */
function refuseMisuse(names: readonly string[], flags: Arguments['flags']): void {
  const unknown = names.find((name) => !Object.hasOwn(benchmarks, name));
  if (unknown) throw new UsageError(`There is no benchmark called ${unknown}.`);
  if (names.includes('pairs')) {
    if (!flags.against) throw new UsageError('pairs needs --against FOLDER or --against COMMIT.');
    if (!/^[1-9]\d{0,3}$/.test(String(flags.rounds ?? '40'))) {
      throw new UsageError(`--rounds takes a number from 1 to 9999, not ${flags.rounds}.`);
    }
    return;
  }
  const stray = ['against', 'imports', 'rounds'].find((name) => flags[name] !== undefined);
  if (stray) throw new UsageError(`--${stray} goes with pairs: npm run bench -- pairs …`);
}

function comparePair(flags: Arguments['flags']): Promise<BenchReport> {
  return benchPairs({
    against: String(flags.against),
    withImports: flags.imports === true,
    rounds: Number(flags.rounds ?? '40'),
  });
}
