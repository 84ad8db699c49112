import { describe, expect, test } from 'vitest';
import { readMainCommits, type MainCommit } from './main-commits';
import { Sightings, sightingsOf, type Sighting } from './sighting-rules';

async function read(text: string): Promise<MainCommit[]> {
  async function* lines() {
    yield* text.split('\n');
    await Promise.resolve();
  }
  const commits: MainCommit[] = [];
  for await (const mainCommit of readMainCommits(lines())) commits.push(mainCommit);
  return commits;
}

const DIFF = `\u0001${'a'.repeat(40)} 2030-01-02T10:00:00+02:00

diff --git a/deliverables/indri/nova.yaml b/deliverables/indri/nova.yaml
new file mode 100644
index 000..111
--- /dev/null
+++ b/deliverables/indri/nova.yaml
@@ -0,0 +1,9 @@
+releases:
+  - version: 1.0.0
+    projects: []
+  - version: "1.1.0"  # late
+  - {projects: [], version: '1.2.0'}
+  - diff-start: 1.0.0
+--- version-like: 9
diff --git a/deliverables/_independent/old.yml b/deliverables/_independent/old.yml
deleted file mode 100644
--- a/deliverables/_independent/old.yml
+++ /dev/null
@@ -1 +0,0 @@
-  - version: 0.1
diff --git a/data/x.yaml b/data/x.yaml
@@ -1 +1 @@
+  version: 5
\u0001${'b'.repeat(40)} 2030-01-03T00:00:00+00:00`;

test('a diff without context tells which versions came and went, and when', async () => {
  expect(await read(DIFF)).toEqual([
    {
      commit: 'a'.repeat(40),
      landedAt: new Date('2030-01-02T08:00:00Z'),
      files: [
        {
          series: 'indri',
          name: 'nova',
          isNew: true,
          isGone: false,
          added: ['1.0.0', '1.1.0', '1.2.0'],
          removed: [],
        },
        {
          series: 'independent',
          name: 'old',
          isNew: false,
          isGone: true,
          added: [],
          removed: ['0.1'],
        },
      ],
    },
    { commit: 'b'.repeat(40), landedAt: new Date('2030-01-03T00:00:00Z'), files: [] },
  ]);
});

describe('what a commit on main tells of dates', () => {
  const landedAt = new Date('2030-01-02T00:00:00Z');
  const file = (series: string, name: string, added: string[], more: object = {}) => ({
    series,
    name,
    isNew: false,
    isGone: false,
    added,
    removed: [] as string[],
    ...more,
  });
  const known = (series: string, name: string, version: string, seenAt: Date | null): Sighting => ({
    series,
    name,
    version,
    seenAt,
    commit: 'c',
  });
  const dates = (files: ReturnType<typeof file>[], before: Sighting[] = [], isImport = false) =>
    sightingsOf({ commit: 'd', landedAt, files }, { before: new Sightings(before), isImport }).map(
      ({ version, seenAt }) => [version, seenAt],
    );

  test('one new version is a release of that moment', () => {
    expect(dates([file('indri', 'nova', ['1.0.0'])])).toEqual([['1.0.0', landedAt]]);
  });

  test('the import that began the record dates nothing', () => {
    expect(dates([file('indri', 'nova', ['1.0.0', 'zed-eol'])], [], true)).toEqual([
      ['1.0.0', null],
      ['zed-eol', null],
    ]);
  });

  test('several at once date none of the deliverable, but others in the commit', () => {
    const files = [
      file('indri', 'nova', ['1.0.0', '1.1.0']),
      file('hibiscus', 'nova', ['0.9.0']),
      file('indri', 'oslo', ['2.0.0']),
    ];
    expect(dates(files)).toEqual([
      ['1.0.0', null],
      ['1.1.0', null],
      ['0.9.0', null],
      ['2.0.0', landedAt],
    ]);
  });

  test('a version known from another series keeps its date, or its lack of one', () => {
    const before = [
      known('hibiscus', 'nova', '1.0.0', new Date(0)),
      known('zed', 'nova', '0.9.0', null),
    ];
    expect(
      dates([file('indri', 'nova', ['0.9.0', '1.0.0', '1.1.0'], { isNew: true })], before),
    ).toEqual([
      ['0.9.0', null],
      ['1.0.0', new Date(0)],
      ['1.1.0', landedAt],
    ]);
  });

  test('a file under a new name keeps the dates of the one that went', () => {
    const before = [
      known('indri', 'virual', '0.1', new Date(0)),
      known('indri', 'virual', '0.2', new Date(1)),
    ];
    const files = [
      file('indri', 'virual', [], { isGone: true, removed: ['0.1', '0.2'] }),
      file('indri', 'virtual', ['0.1', '0.2', '1.0'], { isNew: true }),
    ];
    expect(dates(files, before)).toEqual([
      ['0.1', new Date(0)],
      ['0.2', new Date(1)],
      ['1.0', landedAt],
    ]);
  });

  test('a version that the file already had, taken out and put back, is no new sighting', () => {
    expect(
      dates([file('indri', 'nova', ['1.0.0'])], [known('indri', 'nova', '1.0.0', null)]),
    ).toEqual([]);
  });
});
