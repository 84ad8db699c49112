import '@/lib/operations/uncaught';
import { benchImport } from '@/bench/import';
import { isMet, tableOf, type BenchReport } from '@/bench/report';
import { benchSite } from '@/bench/site';
import { benchTally } from '@/bench/tally';
import { benchTexts } from '@/bench/texts';
import { benchVotes } from '@/bench/votes';
import { runCommand, UsageError } from '@/lib/command-line';

const benchmarks: Record<string, () => Promise<BenchReport>> = {
  tally: benchTally,
  import: benchImport,
  site: benchSite,
  texts: benchTexts,
  votes: benchVotes,
};

const help = `
Measures how fast Rollcall is, on this machine and on the real data (ROLLCALL_CORPUS).

  npm run bench [-- NAME…] [--json]

Names: ${Object.keys(benchmarks).join(', ')}. All of them when none is named. Ends with 1 when a must is missed.
docs/BENCHMARKS.md holds figures and what they mean.
`;

await runCommand({ help, options: { json: { type: 'boolean' } } }, async ({ flags, words }) => {
  const names = words.length > 0 ? words : Object.keys(benchmarks);
  const unknown = names.find((name) => !Object.hasOwn(benchmarks, name));
  if (unknown) throw new UsageError(`There is no benchmark called ${unknown}.`);
  let isWell = true;
  for (const name of names) {
    const report = await benchmarks[name]?.();
    if (!report) continue;
    isWell &&= report.measurements.every(isMet);
    const text = flags.json
      ? JSON.stringify({ name, ...report }, null, 2)
      : `## ${name}\n\n${tableOf(report)}\n`;
    process.stdout.write(`${text}\n`);
  }
  return isWell;
});
