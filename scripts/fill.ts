import '@/lib/operations/uncaught';
import { now } from '@/lib/clock';
import { loadContent } from '@/lib/content/commands';
import { publishHead, publishingAsSet } from '@/lib/checkpoints/job';
import { runCommand } from '@/lib/command-line';
import { seedDemo } from '@/lib/people/demo-commands';
import { sentenceOf } from '@/lib/operations/sync-command';
import { closeSyncConnections } from '@/lib/sync/run';
import { sources } from '@/lib/parts/sources';

const help = `
Fills a migrated database once: content/, then every source, then the demo people; and signs the head of the audit log.
Used by the browser tests and the benchmarks.
`;

await runCommand({ help }, async () => {
  await loadContent(now());
  let isWell = true;
  for (const source of sources) {
    const report = await source.run({ now: () => new Date() });
    say(sentenceOf(report));
    isWell &&= report.status !== 'failed';
  }
  await seedDemo();
  await publishHead(publishingAsSet(), AbortSignal.timeout(60_000), say);
  await closeSyncConnections();
  return isWell;
});

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
