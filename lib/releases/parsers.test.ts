import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridTables } from '@/lib/markup/grid-table';
import { readSections } from '@/lib/markup/rst-sections';
import { parseDeliverable } from './parse-deliverable';
import { parseSchedule, type ScheduleFiles } from './parse-schedule';
import { parseSeries } from './parse-series';
import { gridRows } from './schedule-rows';

const bytes = (text: string) => new TextEncoder().encode(text);
const PATH = 'deliverables/_independent/widget.yaml';

function deliverable(text: string | Uint8Array) {
  const parsed = parseDeliverable(PATH, typeof text === 'string' ? bytes(text) : text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed;
}

const kindsOf = (warnings: readonly { kind: string; where: string }[]) =>
  warnings.map(({ kind, where }) => `${kind} ${where.split(':').at(-1) ?? ''}`);

describe('a deliverable file', () => {
  const whole = `---
team: Widgets
type: library
launchpad: widget
release-notes:
  openstack/widget: https://example.org/notes
repository-settings:
  openstack/widget:
    flags: [retired]
    pypi-name: widget-py
releases:
  - version: 1.10
    diff-start: 1.0.0
    flags: [forced]
    projects:
      - {repo: openstack/widget, hash: 1234567890123456789012345678901234567890, tarball-base: w}
branches:
  - name: feature/x
    location: {openstack/widget: ${'a'.repeat(40)}}
`;

  test('keeps versions and hashes as written, though they look like numbers', () => {
    const { value, warnings } = deliverable(whole);
    expect(warnings).toEqual([]);
    expect(value).toMatchObject({
      series: 'independent',
      name: 'widget',
      releaseModel: 'independent',
      releaseNotes: { 'openstack/widget': 'https://example.org/notes' },
      repositorySettings: {
        'openstack/widget': { flags: ['retired'], pypiName: 'widget-py', tarballBase: null },
      },
      releases: [
        {
          version: '1.10',
          diffStart: '1.0.0',
          flags: ['forced'],
          projects: [{ hash: '1234567890123456789012345678901234567890', tarballBase: 'w' }],
        },
      ],
      branches: [{ name: 'feature/x', location: { 'openstack/widget': 'a'.repeat(40) } }],
      extra: null,
    });
  });

  const minimal = 'team: w\ntype: other\nlaunchpad: w\n';

  test.each([
    ['a list where text belongs', 'team: [a]\ntype: other\nlaunchpad: w\n', ['malformed 1']],
    ['text where a list belongs', `${minimal}releases: many\n`, ['malformed 4', 'malformed 4']],
    [
      'a flag that forgot its space',
      `${minimal}repository-settings:\n  a/b:\n    flags: -retired\n`,
      ['malformed 6'],
    ],
    ['an unknown field', `${minimal}mascot: owl\n`, ['unknown-field 4']],
    ['a release without a version', `${minimal}releases:\n  - projects: []\n`, ['malformed 5']],
    ['a key given twice', `${minimal}type: library\n`, ['duplicate 4']],
    ['no tracker', 'team: w\ntype: other\n', ['malformed 1']],
    ['two trackers', `${minimal}storyboard: 993\n`, ['contradiction 3']],
    [
      'a hash that is none',
      `${minimal}repository-settings: {a/b: {}}\nreleases:\n- version: 1.0.0\n  projects: [{repo: a/b, hash: HEAD}]\n`,
      ['malformed 7'],
    ],
    [
      'versions going down',
      `${minimal}releases:\n- {version: 2.0.0, projects: []}\n- {version: 1.9.0, projects: []}\n`,
      ['contradiction 6'],
    ],
    [
      'a version listed twice',
      `${minimal}releases:\n- {version: 2.0.0, projects: []}\n- {version: 2.0.0, projects: []}\n`,
      ['duplicate 6'],
    ],
    [
      'a released repository without settings',
      `${minimal}releases:\n- version: 1.0.0\n  projects: [{repo: a/b, hash: ${'0'.repeat(40)}}]\n`,
      ['contradiction 6'],
    ],
  ])('with %s is kept and the line is named', (_what, text, expected) => {
    expect(kindsOf(deliverable(text).warnings)).toEqual(expected);
  });

  test('the later of two equal keys counts', () => {
    expect(deliverable(`${minimal}type: library\n`).value.type).toBe('library');
  });

  test('unknown fields of any depth are kept under their path', () => {
    const { value } = deliverable(
      `${minimal}releases:\n- {version: 1.0.0, projects: [], mood: fine}\n`,
    );
    expect(value.extra).toEqual({ 'releases[0].mood': 'fine' });
  });

  test.each(['yes', 'Yes', 'true', 'on'])('include-pypi-link: %s is true to every YAML', (word) => {
    expect(deliverable(`${minimal}include-pypi-link: ${word}\n`).value.includePypiLink).toBe(true);
  });

  test('line ends of Windows and a mark of byte order change nothing', () => {
    const windows = `\uFEFF${whole.replaceAll('\n', '\r\n')}`;
    expect(deliverable(windows).value).toEqual(deliverable(whole).value);
  });

  test('bytes that are no UTF-8 are a warning and no loss', () => {
    const text = new Uint8Array([
      ...bytes(minimal),
      ...bytes('cycle-highlights: ["'),
      0xc4,
      0xe3,
      ...bytes('"]\n'),
    ]);
    const { value, warnings } = deliverable(text);
    expect(kindsOf(warnings)).toEqual(['encoding 4']);
    expect(value.cycleHighlights).toHaveLength(1);
  });

  test('HTML and script in a field stay text', () => {
    const { value } = deliverable('team: "<script>x</script>"\ntype: other\nlaunchpad: w\n');
    expect(value.team).toBe('<script>x</script>');
  });

  test.each([
    ['nothing at all', ''],
    ['a list', '- a\n'],
    ['broken YAML', 'team: [w\n'],
    ['two documents', 'team: w\n---\nteam: x\n'],
    [
      'aliases without end',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
    ],
    ['brackets without end', '['.repeat(100_000)],
  ])('of %s is refused with a reason', (_what, text) => {
    expect(parseDeliverable(PATH, bytes(text))).toMatchObject({
      ok: false,
      error: { kind: 'malformed', where: expect.stringContaining(`releases:${PATH}`) as string },
    });
  });

  test('any bytes are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        parseDeliverable(PATH, input);
      }),
    );
    const yaml = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        ':',
        '-',
        '[',
        ']',
        '{',
        '}',
        '&',
        '*',
        '!',
        '|',
        '>',
        "'",
        '"',
        '\n',
        ' ',
        '\t',
        '#',
        '?',
        ',',
        '0',
        '.',
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(yaml, (input) => {
        parseDeliverable(PATH, bytes(`releases: ${input}`));
      }),
    );
  });
});

describe('the series status', () => {
  test('keeps ids that a number would lose, and reads a phase without a day', () => {
    const text = `- name: indri\n  release-id: 2030.10\n  status: development\n  slurp: yes\n  initial-release: 2030-10-02\n- name: hibiscus\n  status: unmaintained\n  next-phase: {status: end of life}\n`;
    expect(parseSeries(bytes(text))).toMatchObject({
      ok: true,
      warnings: [],
      value: [
        { name: 'indri', releaseId: '2030.10', slurp: true, initialRelease: '2030-10-02' },
        {
          name: 'hibiscus',
          releaseId: null,
          slurp: false,
          nextPhase: { status: 'end of life', date: null },
        },
      ],
    });
  });

  test('a signing key is read as one or as a list', () => {
    const key = 'signing-key:\n    key: 0xabc\n    start date: 2025-01-01\n    end date: present\n';
    expect(parseSeries(bytes(`- name: a\n  status: future\n  ${key}`))).toMatchObject({
      warnings: [],
      value: [{ signingKeys: [{ key: '0xabc', startDate: '2025-01-01', endDate: 'present' }] }],
    });
  });

  test('bad entries are passed over, bad days and states are told', () => {
    const text = `- name: a\n  status: asleep\n  initial-release: 2030-02-30\n- status: future\n- oops\n- name: a\n  status: future\n- name: ../x\n  status: future\n`;
    const parsed = parseSeries(bytes(text));
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.value.map(({ name }) => name)).toEqual(['a']);
    expect(kindsOf(parsed.warnings)).toEqual([
      'malformed 3',
      'unknown-field 2',
      'malformed 4',
      'malformed 5',
      'duplicate 6',
      'malformed 8',
    ]);
  });
});

const CROOKED = `
+-----+------+
| Dec 28-1 | R-2 |
+-----+---
`;

const TABLE = `
+--------------------+----------------------+-----------------------------+
| Week               | Cross-project events | Project-specific events     |
+============+=======+======================+=============================+
| Dec 21-25  | R-2   |                      |                             |
+------------+-------+----------------------+-----------------------------+
| Dec 28-1   | R-1   | :ref:\`s-1\`           | :ref:\`s-nova <s-nova>\`      |
|            |       +----------------------+-----------------------------+
|            |       | :ref:\`S-FF\`          | :ref:\`s-late\`               |
+------------+-------+----------------------+-----------------------------+
| Jan 04-08  | R-0   | :ref:\`s-release\`     |                             |
+------------+-------+----------------------+-----------------------------+
`;

describe('a grid table', () => {
  test('with spans of rows and columns is read cell by cell', () => {
    const [cells] = gridTables(TABLE);
    expect(cells?.slice(0, 3).map(({ text }) => text)).toEqual([
      'Week',
      'Cross-project events',
      'Project-specific events',
    ]);
    expect(cells?.find(({ text }) => text === 'Dec 28-1')).toMatchObject({ top: 4, bottom: 8 });
  });

  test('that does not close has no cells', () => {
    expect(gridTables(CROOKED).flat()).toEqual([]);
  });

  test('becomes weeks in the years that put the last of them on the release', () => {
    const { rows } = gridRows(TABLE, 'releases:x.rst', '2027-01-06');
    expect(
      rows.map(({ start, end, name, labels }) => [
        start,
        end,
        name,
        labels.map(({ label, kind }) => `${label} ${kind}`),
      ]),
    ).toEqual([
      ['2026-12-21', '2026-12-25', 'R-2', []],
      [
        '2026-12-28',
        '2027-01-01',
        'R-1',
        ['s-1 x-project', 's-nova project-specific', 's-ff x-project', 's-late project-specific'],
      ],
      ['2027-01-04', '2027-01-08', 'R-0', ['s-release x-project']],
    ]);
    expect(rows[1]?.labels[2]?.where).toBe('releases:x.rst:9');
  });

  test('any text has tables or none, without an error', () => {
    const drawn = fc.string({
      unit: fc.constantFrom('+', '-', '|', '=', ' ', '\n', 'a'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(drawn, (text) => {
        for (const cell of gridTables(text).flat()) {
          expect(cell.bottom).toBeGreaterThan(cell.top);
          expect(cell.right).toBeGreaterThan(cell.left);
        }
      }),
    );
  });
});

const PAGE = `=====
Title
=====

Some words.

.. datatemplate::
   :source: schedule.yaml

Cross-project events
====================

.. _s-1:

.. _s-first:

First milestone
---------------

March 14, 2030 is the day, see \`the guide\`_.

.. _the guide: https://example.org/guide

Project-specific events
=======================

Nova
----

.. _s-nova:

Nova freeze
^^^^^^^^^^^

By Friday.
`;

describe('a schedule page', () => {
  test('is taken apart by titles, with their labels and parents', () => {
    const page = readSections(PAGE);
    expect(
      page.sections.map(({ title, labels, parents, level }) => [title, labels, parents, level]),
    ).toEqual([
      ['Title', [], [], 0],
      ['Cross-project events', [], [], 1],
      ['First milestone', ['s-1', 's-first'], ['Cross-project events'], 2],
      ['Project-specific events', [], [], 1],
      ['Nova', [], ['Project-specific events'], 2],
      ['Nova freeze', ['s-nova'], ['Project-specific events', 'Nova'], 3],
    ]);
    expect(page.intro).toContain('Some words.');
    expect(page.targets).toBe('.. _the guide: https://example.org/guide');
  });

  test('any text is taken apart without an error', () => {
    const drawn = fc.string({
      unit: fc.constantFrom('=', '-', '\n', 'a', ' ', '.. _x:', ':'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(drawn, (text) => {
        readSections(text);
      }),
    );
  });
});

describe('a schedule', () => {
  const files = (yaml: string, extra: Partial<ScheduleFiles> = {}): ScheduleFiles => ({
    series: 'sable',
    yaml: { path: 'doc/source/sable/schedule.yaml', bytes: bytes(yaml) },
    page: { series: 'sable', path: 'doc/source/sable/schedule.rst', text: PAGE },
    neighbours: [],
    release: { day: '2030-03-27', where: 'releases:data/series_status.yaml:5' },
    ...extra,
  });
  const read = (input: ScheduleFiles) => {
    const parsed = parseSchedule(input);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return parsed;
  };

  test('names weeks by the release, and finds titles, teams and days of events', () => {
    const { value, warnings } = read(
      files(
        `start-week: 2030-03-11\nrelease-week: '2030-03-25'\ncycle:\n- start: '2030-03-11'\n  end: '2030-03-15'\n  name: R-2\n  x-project: [s-1]\n  project-specific:\n  - s-nova\n`,
      ),
    );
    expect(warnings).toEqual([]);
    expect(value.events).toMatchObject([
      { id: 's-1', title: 'First milestone', week: 'R-2', deadline: '2030-03-14', team: null },
      {
        id: 's-nova',
        title: 'Nova freeze',
        deadline: '2030-03-15',
        team: 'Nova',
        kind: 'project-specific',
      },
    ]);
  });

  test('labels of a neighbour are found there, its own page first', () => {
    const previous = {
      series: 'raven',
      path: 'doc/source/raven/schedule.rst',
      text: '.. _r-final:\n\nRaven release\n=============\n\nOut.\n\n.. _s-1:\n\nAnother\n=======\n',
    };
    const { value, warnings } = read(
      files(
        `cycle:\n- {start: '2030-03-11', end: '2030-03-15', x-project: [r-final, s-1, s_lost]}\n`,
        { neighbours: [previous] },
      ),
    );
    expect(value.events.map(({ title }) => title)).toEqual([
      'Raven release',
      'First milestone',
      's_lost',
    ]);
    expect(kindsOf(warnings)).toEqual(['unresolved 2']);
  });

  test('wrong names and weeks are told with both places', () => {
    const { value, warnings } = read(
      files(
        `start-week: 2030-03-13\nrelease-week: 2030-04-15\ncycle:\n- {start: '2030-03-11', end: '2030-03-15', name: R-9}\n- {start: '2030-03-25', end: '2030-03-29', name: R-0}\n`,
      ),
    );
    expect(value.weeks.map(({ name, week }) => [name, week])).toEqual([
      ['R-9', 'R-2'],
      ['R-0', 'R+0'],
    ]);
    expect(
      warnings.map(({ where, otherWhere }) => [
        where.split(':').at(-1),
        otherWhere?.split(':').at(-1),
      ]),
    ).toEqual([
      ['1', undefined],
      ['2', '5'],
      ['4', '5'],
      ['5', '5'],
    ]);
  });

  test('a week without end, twice its length, or without a start is mended or passed over', () => {
    const { value, warnings } = read(
      files(
        `cycle:\n- start: '2030-03-13'\n- {start: '2030-03-18', end: '2030-04-02'}\n- {end: '2030-04-05'}\n- {start: soon}\n`,
      ),
    );
    expect(value.weeks.map(({ startOn, endOn }) => [startOn, endOn])).toEqual([
      ['2030-03-11', '2030-03-15'],
      ['2030-03-18', '2030-03-22'],
    ]);
    expect(kindsOf(warnings)).toEqual(['contradiction 3', 'malformed 4', 'malformed 5']);
  });

  test('an event listed in two weeks is two events, twice in one week is one', () => {
    const { value, warnings } = read(
      files(
        `cycle:\n- {start: '2030-03-11', x-project: [s-1, s-1]}\n- {start: '2030-03-18', x-project: [s-1]}\n`,
      ),
    );
    expect(value.events.map(({ id, weekOf }) => [id, weekOf])).toEqual([
      ['s-1', '2030-03-11'],
      ['s-1~2', '2030-03-18'],
    ]);
    expect(warnings.filter(({ kind }) => kind === 'duplicate')).toHaveLength(1);
  });

  test('without a release day anywhere weeks have no names', () => {
    const { value } = read(
      files(`cycle:\n- {start: '2030-03-11', name: R-2}\n`, { release: null }),
    );
    expect(value.weeks).toMatchObject([{ name: 'R-2', week: null }]);
  });

  test('that exists only as a table is read from it', () => {
    const page = {
      series: 'sable',
      path: 'doc/source/sable/schedule.rst',
      text: `${TABLE}\n.. _s-release:\n\nSable release\n-------------\n\nOut on 6 January.\n`,
    };
    const { value } = read(
      files('', { yaml: null, page, release: { day: '2027-01-06', where: 'x' } }),
    );
    expect(value.format).toBe('rst');
    expect(value.events.find(({ id }) => id === 's-release')).toMatchObject({
      title: 'Sable release',
      deadline: '2027-01-06',
      week: 'R+0',
    });
  });
});
