import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRst } from '@/lib/markup/rst';
import { openRepository, type Repository, type TreeEntry } from '@/lib/formats/git/repository';
import { corpus, hasCorpus } from '@/test/corpus';
import { kindOfPage } from './rules';
import { contextOf, readCrossReferences } from './cross-references';

describe.runIf(hasCorpus)('a community’s real governance repository', () => {
  let folder: string;
  let repository: Repository;
  let tree: TreeEntry[];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rollcall-governance-'));
    const bundle = path.join(corpus, 'openstack-governance.bundle');
    const signal = new AbortController().signal;
    repository = await openRepository(bundle, path.join(folder, 'g.git'), { signal });
    tree = await repository.tree();
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('every page renders, and what is not understood is only what leads nowhere', async () => {
    const references = await readCrossReferences(repository, tree);
    const pages = tree.filter((file) => kindOfPage(file.path) !== null);
    const count = execFileSync('git', [
      '--git-dir',
      repository.folder,
      'ls-tree',
      '-r',
      '--name-only',
      repository.head,
      'resolutions',
    ])
      .toString()
      .split('\n')
      .filter((name) => /^resolutions\/(superseded\/)?\d{8}[^/]*\.rst$/.test(name)).length;
    expect(pages.filter((file) => kindOfPage(file.path) === 'resolution')).toHaveLength(count);

    const fallbacks: string[] = [];
    const unresolved: string[] = [];
    let index = 0;
    for await (const bytes of repository.blobs(pages.map(({ blob }) => blob))) {
      const name = pages[index++]?.path ?? '';
      const text = bytes.toString('utf8');
      const markup = compileRst(text, contextOf(name, text, references, 'https://example.org/'));
      if (markup.isFallback) fallbacks.push(name);
      if (markup.warnings.length > 0) unresolved.push(name);
      expect(markup.html).not.toMatch(/<script|javascript:|<img|\son\w+=/i);
    }
    expect(fallbacks).toEqual([]);
    expect(unresolved.length).toBeLessThanOrEqual(2);
  }, 120_000);
});
