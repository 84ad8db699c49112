import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { costOf, makeRecordFolder } from './record-folder';
import type { BenchReport } from './report';
import { corpus } from '@/test/corpus';

/**
 * Measures the sync on the corpus: a first import of all three bundles into an empty embedded database, a sync with
 * nothing new, and one with one changed file. Parsing the same YAML alone is the yardstick.
 */
export async function benchImport(): Promise<BenchReport> {
  const work = mkdtempSync(path.join(tmpdir(), 'rollcall-bench-work-'));
  const record = await makeRecordFolder();
  try {
    const first = await costOf(['scripts/sync.ts', '--json'], record.settings);
    const again = await costOf(['scripts/sync.ts', '--json'], record.settings);
    const releases = cloneOf('releases', work);
    const parseSeconds = secondsToParse(releases);

    const moved = { ...record.settings, ROLLCALL_RELEASES_URL: releases };
    await costOf(['scripts/sync.ts', 'releases', '--json'], moved);
    changeOneFile(releases);
    const changed = await costOf(['scripts/sync.ts', 'releases', '--json'], moved);

    return {
      measurements: [
        {
          what: 'first import of three repositories, history of people included',
          value: first.seconds,
          unit: 's',
          limit: 120,
        },
        { what: 'peak memory of that process', value: first.peakMib, unit: 'MiB', limit: 1024 },
        { what: 'sync with nothing new, all sources', value: again.seconds, unit: 's', limit: 3 },
        { what: 'sync with one changed file', value: changed.seconds, unit: 's', limit: 5 },
        { what: 'parsing the YAML of releases alone', value: parseSeconds, unit: 's', limit: null },
        {
          what: 'first import ÷ parsing alone',
          value: first.seconds / parseSeconds,
          unit: '×',
          limit: null,
        },
      ],
      notes: [
        'Whole processes from start to exit, starting and stopping the embedded PostgreSQL included.',
      ],
    };
  } finally {
    await record.remove();
    rmSync(work, { recursive: true, force: true });
  }
}

function cloneOf(name: string, folder: string): string {
  const clone = path.join(folder, name);
  const bundle = path.join(corpus, `openstack-${name}.bundle`);
  execFileSync('git', ['clone', '--quiet', bundle, clone], { stdio: 'ignore' });
  return clone;
}

function secondsToParse(clone: string): number {
  const files = readdirSync(path.join(clone, 'deliverables'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(path.join(clone, 'deliverables', file), 'utf8'));
  const startedAt = performance.now();
  for (const text of files) parseDocument(text, { schema: 'failsafe' });
  return (performance.now() - startedAt) / 1000;
}

function changeOneFile(clone: string): void {
  const who = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.org'];
  const [file = ''] = readdirSync(path.join(clone, 'deliverables', '_independent'));
  execFileSync('sh', [
    '-c',
    'echo "# a comment" >> "$0"',
    path.join(clone, 'deliverables', '_independent', file),
  ]);
  execFileSync('git', ['-C', clone, ...who, 'commit', '--quiet', '-a', '-m', 'Change one file'], {
    stdio: 'ignore',
  });
}
